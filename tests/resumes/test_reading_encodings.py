"""Text from before Unicode, and what is no text at all."""

import pytest

from resumes.reading import ReadError, read_file
from resumes.reading.plain import decode


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Experiencia: auxiliar de enfermería, España, año 2010, ¿por qué?", "cp1252"),
        ("Œuvre, cœur, élève, à côté, où, ça, sûr, maître d'œuvre, 50 m³", "cp1252"),
        ("Formação não ação põe João português às três avó", "latin-1"),
        ("Åkesson är öl på vägen, Ærø smørrebrød gård", "latin-1"),
        ("Doświadczenie zawodowe: księgowa, Łódź, obsługa, umiejętności", "cp1250"),
        ("Doświadczenie zawodowe: księgowa, Łódź, obsługa, umiejętności", "iso8859_2"),
        ("Pracovní zkušenosti, řízení, učitel, škola, vzdělání, můj život", "cp1250"),
        ("Munkatapasztalat, felelős vezető, gyűjtő, önállóan, műszaki rajz", "cp1250"),
        ("İş deneyimi, öğretmen, eğitim, çalışma, yönetici, şoför", "cp1254"),
        ("Опыт работы: менеджер по продажам, ООО Ромашка", "cp1251"),
    ],
)
def test_old_encodings_are_told_by_their_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_drawing_is_refused_as_a_picture_whatever_its_name() -> None:
    drawing = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    with pytest.raises(ReadError) as caught:
        read_file(drawing, "resume.pdf")
    assert caught.value.code == "image_only"
    assert "picture" in caught.value.message


def test_headings_as_in_markdown_count_in_a_text_file() -> None:
    text = "# Kai Nakamura\nkai@example.sh\n## Experience\n### Engineer @ Zillow\n*2021-04 to present*\n\n* Search\n"
    source = read_file(text.encode(), "resume.txt")
    assert source.kind == "markdown"
    assert [line.text for line in source.lines if line.heading] == [
        "Kai Nakamura",
        "Experience",
        "Engineer @ Zillow",
    ]
