"""Small PDF and Word documents as people send them in; a test may make them hostile."""

import io
import zipfile

import pikepdf

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="{type}"/>{more}</Types>'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(change=None, **save) -> bytes:
    """A PDF of one page; `change` may make it hostile."""
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target, deterministic_id="encryption" not in save, **save)
    return target.getvalue()


def docx(parts=None, *, main=MAIN, content="", body=None, types="") -> bytes:
    """A Word document with `content` in its body and more `parts` by name; `types` is added to their list."""
    body = body or f'<w:document xmlns:w="{NAMESPACE}"><w:body>{content}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(type=main, more=types))
        archive.writestr("word/document.xml", body)
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return target.getvalue()


def relationship(kind: str, target: str, mode: str = 'TargetMode="External"') -> str:
    """A part with one relationship; `kind` is a full type or the last word of one."""
    kind = kind if "/" in kind else f"{RELATIONSHIPS}/{kind}"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}" {mode}/></Relationships>'
    )
