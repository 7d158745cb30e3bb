"""The parts of the package that are the same for every document, and its properties."""

from __future__ import annotations

from shudi_cli.document import Document, Origin
from shudi_cli.formats.properties import begins, properties
from shudi_cli.formats.xml import HEAD, escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # fixed by the custom-properties format


def _overrides() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/word/footer2.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    return "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )


def _relationships(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>{_overrides()}</Types>'
)
RELATIONSHIPS = _relationships(
    {
        "word/document.xml": f"{_OFFICE}/relationships/officeDocument",
        "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{_OFFICE}/relationships/extended-properties",
        "docProps/custom.xml": f"{_OFFICE}/relationships/custom-properties",
    }
)
ODD_FOOTER, EVEN_FOOTER = "rId3", "rId4"
DOCUMENT_RELATIONSHIPS = _relationships(
    {
        "styles.xml": f"{_OFFICE}/relationships/styles",
        "settings.xml": f"{_OFFICE}/relationships/settings",
        "footer1.xml": f"{_OFFICE}/relationships/footer",
        "footer2.xml": f"{_OFFICE}/relationships/footer",
    }
)
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
APPLICATION = (
    f'{HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>shudi</Application></Properties>"
)


def core(document: Document) -> str:
    """Title, issuer, edition; both dates are the day the edition takes effect, where it is one."""
    origin = document.origin
    day = begins(origin)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:creator>{escape(origin.issuer)}</dc:creator>"
        f"<dc:description>{escape(document.foot)}</dc:description>"
        f"<dc:language>zh-CN</dc:language>{dates}"
        f"<cp:version>{escape(origin.edition)}</cp:version></cp:coreProperties>"
    )


def custom(origin: Origin) -> str:
    """Which list, edition and commit, for programs that sort documents."""
    texts = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties(origin), 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes">{texts}</Properties>'
    )
