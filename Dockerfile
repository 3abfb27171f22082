# The same commands as `make rehearse` runs without a container.
FROM python:3.11.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=portal.settings.production
WORKDIR /portal
COPY requirements.txt .
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    fonts-noto-core fonts-droid-fallback && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
# Static files and catalogues do not depend on the installation; the values here only satisfy the settings.
RUN SECRET_KEY=build ALLOWED_HOSTS=build PORTAL_URL=https://build DATABASE_URL=sqlite:////tmp/build \
    EMAIL_URL=smtp://build DEFAULT_FROM_EMAIL=build@localhost \
    sh -c "python manage.py catalogues compile && python manage.py collectstatic --noinput" \
 && useradd --system --create-home portal && mkdir -p /portal/var/media /portal/var/private /portal/var/tls \
    /portal/var/backups /portal/var/erasures \
 && chown -R portal /portal/var
USER portal
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["python", "-m", "portal.healthy"]
CMD ["gunicorn", "--config", "portal/gunicorn.py", "portal.wsgi"]
