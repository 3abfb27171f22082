"""What is said about running the portal is what runs it."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from portal.settings.environment import VARIABLES
from portal.staticfiles import JoinedStaticFilesStorage
from tests.servers.nginx import Nginx

ROOT = Path(settings.BASE_DIR)


def test_ci_runs_the_commands_of_the_readme():
    readme, ci = (ROOT / "README.md").read_text(), (ROOT / ".ci" / "run").read_text()
    commands = re.findall(r"^make \w+$", readme, re.MULTILINE)

    assert commands == ["make serve", "make test"]
    assert [command for command in [*commands, "make check", "make rehearse"] if command not in ci] == []


def test_every_target_that_the_readme_names_exists():
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"`make (\w+)", (ROOT / "README.md").read_text())) <= targets


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def test_the_compose_file_has_every_service_with_a_health_check(services):
    servers = {"proxy", "web", "worker", "postgres", "redis", "elasticsearch", "mail"}
    assert set(services) == {"prepare", "certificate", *servers}
    # The image itself checks the web server; `prepare` and `certificate` end.
    assert {name for name in servers if "healthcheck" not in services[name]} == {"web"}
    assert 'CMD ["python", "-m", "portal.healthy"]' in (ROOT / "Dockerfile").read_text()


def test_only_the_proxy_is_reached_from_outside_and_only_its_headers_count(services):
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}

    assert published.pop("mail") == ["127.0.0.1:8025:8025"]
    assert set(published) == {"proxy"}
    assert services["web"]["environment"]["TRUSTED_PROXIES"] == "${TRUSTED_PROXIES:-1}"


def test_the_proxy_gets_every_name_that_its_configuration_holds(services):
    template = (ROOT / "deploy" / "nginx" / "portal.conf.template").read_text()

    assert set(services["proxy"]["environment"]) == set(re.findall(r"\$\{([A-Z_]+)\}", template))
    assert set(services["proxy"]["environment"]) == set(
        Nginx(Path(), host="", upstream="", media=Path(), tls=Path()).names
    )


def test_every_image_is_pinned_to_one_version(services):
    images = [service["image"] for service in services.values() if "build" not in service]
    images += re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)

    assert [image for image in images if not re.search(r":v?\d+\.\d+", image)] == []


def test_what_the_containers_run_is_what_the_rehearsal_runs(services):
    commands = {name: " ".join(service.get("command", [])) for name, service in services.items()}

    assert commands["certificate"] == "python manage.py trial_certificate /portal/var/tls"
    assert commands["prepare"] == "python manage.py prepare"
    assert commands["worker"] == "python manage.py work"
    assert '"gunicorn", "--config", "portal/gunicorn.py", "portal.wsgi"' in (ROOT / "Dockerfile").read_text()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_that_is_asked_for_is_pinned(name):
    asked = set(re.findall(r"^[\w.-]+", (ROOT / f"{name}.in").read_text(), re.MULTILINE)) - {"-r"}
    pinned = {line.partition("==")[0] for line in (ROOT / f"{name}.txt").read_text().splitlines() if "==" in line}

    assert {one.lower() for one in asked} - {one.partition("[")[0].lower() for one in pinned} == set()


def test_no_address_of_a_package_index_is_in_the_requirements():
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert not re.search(r"index-url|find-links|https?://", (ROOT / name).read_text())


def unit(name: str) -> dict[str, str]:
    lines = (ROOT / "deploy" / "systemd" / name).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_what_systemd_runs_is_what_the_containers_run(services):
    home = "/opt/portal/current/.venv/bin/"

    assert unit("portal-web.service")["ExecStart"] == f"{home}gunicorn --config portal/gunicorn.py portal.wsgi"
    assert unit("portal-worker.service")["ExecStart"] == home + " ".join(services["worker"]["command"])
    assert unit("portal-web.service")["Requires"] == "portal-web.socket"


def test_the_example_of_the_settings_is_complete_and_known_and_agrees_with_the_units():
    example = (ROOT / "deploy" / "portal.env.example").read_text()
    given = dict(re.findall(r"^([A-Z_]+)='(.*)'$", example, re.MULTILINE))
    required = {name for name, (_kind, default, _meaning) in VARIABLES.items() if default is None}

    assert required <= set(given) <= set(VARIABLES)
    assert unit("portal-web.socket")["ListenStream"] == given["BIND"]
    written = ("PRIVATE_FILES_DIR", "MEDIA_DIR", "STATIC_DIR", "BACKUP_DIR", "ERASURES_FILE")
    for name in ("portal-web.service", "portal-worker.service", "portal-backup.service"):
        writable = unit(name)["ReadWritePaths"].split()
        assert all(any(Path(given[each]).is_relative_to(root) for root in writable) for each in written), name


@pytest.mark.parametrize("name", ["manage", "update", "healthy", "nginx/fill"])
def test_the_scripts_of_an_operator_can_be_run_and_read(name):
    script = ROOT / "deploy" / name

    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


def test_the_proxy_is_reached_by_both_kinds_of_address():
    template = (ROOT / "deploy" / "nginx" / "portal.conf.template").read_text()
    listening = re.findall(r"^    listen (.*);$", template, re.MULTILINE)

    assert len(listening) == 6
    assert {line for line in listening if line.startswith("[::]:")} == {
        f"[::]:{line}" for line in listening if not line.startswith("[::]:")
    }


def test_no_copy_of_a_page_outlives_what_the_portal_says_of_it():
    """Where the new answer is none to keep, a page that is closed to a group, `updating` shows the old one to whoever
    reads on; the portal's own word for that ends after ten seconds."""
    template = (ROOT / "deploy" / "nginx" / "portal.conf.template").read_text()
    places = re.findall(r"^    location / \{$(.*?)^    \}$", template, re.MULTILINE | re.DOTALL)
    (pages,) = [place for place in places if "proxy_cache portal_pages;" in place]

    assert not re.search(r"^\s*proxy_cache_use_stale", pages, re.MULTILINE)


def test_every_variable_reaches_the_containers(services):
    """Whatever is written into .env, also what the file of the containers does not name."""
    for name in ("prepare", "web", "worker"):
        assert services[name]["env_file"] == [{"path": ".env", "required": False}]


def test_each_release_reads_its_own_list_of_static_files(tmp_path):
    (tmp_path / "staticfiles-20200101-000000.json").write_text('{"version": "1.1", "paths": {"a.css": "a.older.css"}}')
    (tmp_path / f"staticfiles-{ROOT.name}.json").write_text('{"version": "1.1", "paths": {"a.css": "a.ours.css"}}')

    storage = JoinedStaticFilesStorage(location=tmp_path, base_url="/static/")

    assert storage.stored_name("a.css") == "a.ours.css"


def portal_to_fetch(source: Path, scripts: dict[str, str]) -> None:
    """A repository that has of the portal what an update runs."""
    subprocess.run(["git", "init", "-q", source], check=True)
    for name, script in scripts.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(script)
        (source / name).chmod(0o755)
    git = ["git", "-C", source, "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "a"], check=True)


def update(version: str, *, home: Path, source: Path, without: str = "") -> subprocess.CompletedProcess:
    names = [name for name, (_kind, default, _meaning) in VARIABLES.items() if default is None and name != without]
    (source / "portal.env").write_text("".join(f"{name}='x'\n" for name in names))
    places = {"PORTAL_HOME": str(home), "PORTAL_SOURCE": str(source), "SYSTEMCTL": "true"}
    places |= {"PORTAL_ENV": str(source / "portal.env"), "PORTAL_USER": "root"}
    return subprocess.run(
        ["deploy/update", version],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **places},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("is_well", [True, False])
def test_the_first_update_names_no_version_to_go_back_to_and_the_second_names_the_first(tmp_path, is_well):
    source, home = tmp_path / "source", tmp_path / "portal"
    for older in ("20200101-000000", "20200102-000000", "20200103-000000", "20200104-000000"):
        (home / "releases" / older).mkdir(parents=True)
    works = "#!/bin/sh\nexit 0\n"
    scripts = dict.fromkeys([".venv/bin/python", "deploy/manage"], works)
    portal_to_fetch(
        source, {**scripts, "bootstrap.py": "", "deploy/healthy": works if is_well else "#!/bin/sh\nexit 1\n"}
    )

    first = update("HEAD", home=home, source=source)
    release = (home / "current").resolve()
    release = release.rename(release.with_name("first"))
    (home / "current").unlink()
    (home / "current").symlink_to(release)
    second = update("HEAD", home=home, source=source)

    assert (first.returncode, second.returncode) == ((0, 0) if is_well else (1, 1))
    assert "No version was here before." in first.stdout + first.stderr
    assert f"ln -sfn {release} {home}/current" in second.stdout + second.stderr
    assert (home / "current").resolve() not in {release, home / "current"}
    kept = sorted(folder.name for folder in (home / "releases").iterdir())
    assert len(kept) == (3 if is_well else 6)
    assert {"first", (home / "current").resolve().name} < {*kept}


@pytest.mark.parametrize("name", [name for name, (_kind, default, _meaning) in VARIABLES.items() if default is None])
def test_a_setting_that_is_missing_is_said_before_anything_is_fetched(tmp_path, name):
    (tmp_path / "source").mkdir()

    refused = update("HEAD", home=tmp_path / "portal", source=tmp_path / "source", without=name)

    assert refused.returncode == 1
    assert refused.stderr.strip().endswith(f"portal.env: {name}")
    assert not (tmp_path / "portal" / "releases").exists()


@pytest.mark.parametrize("breaks", ["a version that is not there", "packages that cannot be had"])
def test_a_failed_update_leaves_nothing_behind(tmp_path, breaks):
    """Each would otherwise leave some hundred megabytes, until the disk is full."""
    source, home = tmp_path / "source", tmp_path / "portal"
    version = "v9" if breaks == "a version that is not there" else "HEAD"
    (home / "releases" / "before").mkdir(parents=True)
    (home / "current").symlink_to(home / "releases" / "before")
    portal_to_fetch(source, {"bootstrap.py": "raise SystemExit('No packages today.')"})

    failed = update(version, home=home, source=source)

    assert failed.returncode != 0
    assert (version in failed.stderr) or ("No packages today." in failed.stderr)
    assert [folder.name for folder in (home / "releases").iterdir()] == ["before"]
    assert (home / "current").resolve() == home / "releases" / "before"


def test_a_name_that_is_missing_is_said_by_the_script_that_fills_the_proxys_configuration():
    filled = subprocess.run(
        ["deploy/nginx/fill", "deploy/nginx/portal.conf.template"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "CACHE_DIR": "/var/cache/nginx"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (filled.returncode, filled.stderr.strip()) == (1, "PORTAL_UPSTREAM is not set")
