"""Word files made for the tests: paragraphs with marks, tables, Word's own numbering."""

import io

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

_MARKS = {
    "b": lambda run: setattr(run, "bold", True),
    "u": lambda run: setattr(run, "underline", True),
    "r": lambda run: setattr(run.font.color, "rgb", RGBColor(0xFF, 0, 0)),
    "l": lambda run: setattr(run.font.color, "rgb", RGBColor(0, 0x70, 0xC0)),
    "h": lambda run: setattr(run.font, "highlight_color", WD_COLOR_INDEX.YELLOW),
}


def write(paragraph, text):
    """Write ``A. Huế [b:B. Hà Nội] C. Vinh``: what stands in brackets has the marks named."""
    for index, part in enumerate(text.replace("]", "[").split("[")):
        marks, colon, marked = part.partition(":")
        is_marked = index % 2 and colon and set(marks) <= set(_MARKS)
        run = paragraph.add_run(marked if is_marked else part)
        for mark in marks if is_marked else "":
            _MARKS[mark](run)
    return paragraph


def word(*blocks):
    """Return the bytes of a file: a string is a paragraph (or several lines), a list a table."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            for line in block.strip("\n").split("\n"):
                write(document.add_paragraph(), line.strip(" "))
        elif isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            for row, texts in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    first, *more = text.split("\n")
                    write(cell.paragraphs[0], first)
                    for line in more:
                        write(cell.add_paragraph(), line)
        else:
            block(document)
    return saved(document)


def saved(document):
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def add_list(document, levels):
    """Define a list of levels ``(format, text)`` and return a function that adds to it."""
    numbering = document.part.numbering_part.element
    name = 900 + len(numbering)
    shown = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{shown}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'
        )
    )

    def add(depth, text):
        paragraph = write(document.add_paragraph(), text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/>'
                "</w:numPr>"
            )
        )
        return paragraph

    return add
