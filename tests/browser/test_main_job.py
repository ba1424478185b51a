"""The main job, walked in a real browser: from sign-up to a PDF whose text says what was accepted."""

import io
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from resumes.rendering import Design, render_pdf
from tests.browser.conftest import Look, Site
from tests.optimizations.provider import Answer, running_provider

PASSWORD = "seven quiet lighthouses"
EMAIL = "mira.holm@post.example"

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Mira Holm",
        "label": "Data Engineer",
        "email": "mira.holm@post.example",
        "phone": "+46 8 505 211 10",
        "location": {"city": "Stockholm", "countryCode": "SE"},
        "summary": "Data engineer with six years of pipelines for energy and transport.",
    },
    "work": [
        {
            "name": "Nordvind Energi",
            "position": "Data Engineer",
            "startDate": "2021-04",
            "highlights": [
                "Responsible for building the metering pipeline in Python and PostgreSQL.",
                "Ran 45 Airflow jobs that billing reads every morning.",
            ],
        },
        {
            "name": "Spårlinjen",
            "position": "Junior Data Analyst",
            "startDate": "2018-08",
            "endDate": "2021-03",
            "highlights": ["Wrote 30 SQL reports on punctuality.", "Kept the dashboards in Looker."],
        },
    ],
    "education": [
        {
            "institution": "Uppsala University",
            "area": "Statistics",
            "studyType": "BSc",
            "startDate": "2015",
            "endDate": "2018",
        }
    ],
    "skills": [{"name": "Data", "keywords": ["Python", "SQL", "Looker"]}],
    "languages": [{"language": "Swedish", "fluency": "Native"}, {"language": "English", "fluency": "Fluent"}],
}

PASTED = """Senior Data Engineer
Halden Freight · Gothenburg, hybrid

We move freight by rail and want our numbers to be right.

Requirements
- Python and SQL
- Airflow
- PostgreSQL
- 5 years of experience

Nice to have
- Kafka

Salary: 620,000-700,000 SEK a year
"""

LINKED = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Data Engineer, Grid",
    "datePosted": "2026-11-02",
    "hiringOrganization": {"@type": "Organization", "name": "Elnät Väst"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Malmö", "addressCountry": "SE"}},
    "description": "<p>Requirements:</p><ul><li>Python</li><li>Airflow</li><li>Kafka</li><li>Terraform</li></ul>",
}

CSV = (
    "title,company,location,description\n"
    '"Analytics Engineer","Aster Insurance","Stockholm","Requirements: SQL, dbt, Looker and Python. 3 years."\n'
    '"","","",""\n'
)

STRONGER = "Built the metering pipeline in Python and PostgreSQL."


@contextmanager
def job_board() -> Iterator[str]:
    """A page of a job board, served over HTTP."""
    data = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    html = f"<html><head>{data}</head><body>Job</body></html>"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/jobs/17"
    finally:
        server.shutdown()
        server.server_close()


def model(request: dict[str, Any]) -> Answer:
    """Plays a model: one honest rewording of the weak bullet, and one invention."""
    prompt = request["messages"][-1]["content"]
    found = re.search(
        r"(/work/\d+/highlights/\d+): (Responsible for building the metering pipeline.*)", prompt
    )
    if found is None:
        return Answer(json.dumps({"edits": []}))
    honest = {"path": found[1], "before": found[2], "after": STRONGER, "reason": "Opens with the deed"}
    other = re.search(r"(/work/\d+/highlights/\d+): (Ran 45 Airflow jobs.*)", prompt)
    assert other
    invented = {
        "path": other[1],
        "before": other[2],
        "after": "Ran 450 Airflow jobs on Kubernetes, saving €2 million a year.",
        "reason": "Sounds larger",
    }
    return Answer(json.dumps({"edits": [honest, invented]}))


def sign_up(page: Page, site: Site, look: Look) -> None:
    page.goto(site.url)
    look("01-home")
    page.get_by_role("link", name="Start with your resume").click()
    look("02-signup")
    page.get_by_label("Your name").fill("Mira Holm")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    look("03-mail-sent")
    page.goto(site.mailed_link())
    page.get_by_role("button", name="Yes, confirm").click()
    page.wait_for_url("**/postings/")
    look("04-postings-empty")


def add_three_postings(page: Page, site: Site, look: Look, board: str) -> None:
    page.goto(f"{site.url}/postings/add/")
    look("05-add")
    page.locator("#paste textarea").fill(PASTED)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("Title")).to_have_value("Senior Data Engineer")
    look("06-check-posting")
    page.get_by_label("Company").fill("Halden Freight")  # a person corrects what was guessed
    page.get_by_label("Place").fill("Gothenburg")
    page.get_by_role("button", name="Keep posting").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Senior Data Engineer")
    look("07-posting")

    page.goto(f"{site.url}/postings/add/")
    page.locator("#link input[name=url]").fill(board)
    page.get_by_role("button", name="Read the page").click()
    expect(
        page.get_by_role("link", name="Open them").or_(page.get_by_text("Elnät Väst").first)
    ).to_be_visible(timeout=30_000)

    page.goto(f"{site.url}/postings/add/")
    page.locator("#file input[type=file]").set_input_files(
        {"name": "postings.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    )
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("1 posting added")).to_be_visible(timeout=30_000)
    look("08-import-report")
    page.goto(f"{site.url}/postings/")
    for company in ("Halden Freight", "Elnät Väst", "Aster Insurance"):
        expect(page.get_by_text(company).first).to_be_visible()


def read_market(page: Page, site: Site, look: Look) -> None:
    page.goto(f"{site.url}/postings/market/")
    python = page.locator("tr", has=page.get_by_role("link", name="Python", exact=True)).first
    expect(python).to_contain_text("100")
    look("09-market")


def upload_resume(page: Page, site: Site, look: Look) -> None:
    page.goto(f"{site.url}/resumes/")
    look("10-resumes-empty")
    page.goto(f"{site.url}/resumes/add/")
    look("11-add-resume")
    pdf = render_pdf(RESUME, Design.default("sidebar")).pdf
    page.locator("input[type=file]").set_input_files(
        {"name": "mira.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    page.wait_for_url("**/resumes/imports/**")
    assert page.locator("input[value='Mira Holm']").count() == 1
    assert page.locator("input[value='Nordvind Energi']").count() == 1
    look("12-review-import")
    page.get_by_role("button", name="Save as resume").click()
    expect(page.locator("body")).to_have_class(re.compile("p-studio"))
    page.wait_for_url(re.compile(r"/resumes/[0-9a-f-]{36}/$"))
    look("13-studio")
    page.goto(f"{site.url}/postings/")
    look("14-postings")
    page.goto(f"{site.url}/postings/market/")
    look("15-market-with-resume")


def improve(page: Page, site: Site, look: Look, name: str) -> None:
    page.goto(f"{site.url}/improve/")
    look(f"{name}-choose")
    page.get_by_role("button", name=re.compile("^Improve")).click()
    page.wait_for_url(re.compile(r"/improve/runs/|/improve/[0-9a-f-]{36}/"))
    look(f"{name}-run") if "/runs/" in page.url else None
    page.wait_for_url(re.compile(r"/improve/[0-9a-f-]{36}/"), timeout=60_000)
    look(f"{name}-review")


def accept_and_download(page: Page, look: Look) -> str:
    """Accept what is safe, make the version, download it; the PDF's text."""
    page.get_by_role("button", name=re.compile("^Accept the")).click()
    page.get_by_role("button", name=re.compile("^Make version")).click()
    expect(page.get_by_text("is made.")).to_be_visible()
    look("20-version-made")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PDF").first.click()
    pdf = Path(download.value.path()).read_bytes()
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages).split())


def test_from_sign_up_to_an_improved_pdf(page: Page, site: Site, look: Look, complaints: list[str]) -> None:
    with running_provider(model) as provider, job_board() as board:
        with site.running(
            OPENAI_COMPATIBLE_BASE_URL=provider.url,
            OPENAI_COMPATIBLE_API_KEY="k",
            OPENAI_COMPATIBLE_MODEL="stand-in",
        ):
            sign_up(page, site, look)
            add_three_postings(page, site, look, board)
            read_market(page, site, look)
            upload_resume(page, site, look)
            improve(page, site, look, "16-model")
            expect(page.get_by_text("saving €2 million").first).to_be_visible()
            text = accept_and_download(page, look)
            assert STRONGER in text
            assert "450" not in text
            assert "Kubernetes" not in text
            for contact in ("mira.holm@post.example", "505 211 10", "Mira Holm"):
                assert contact not in provider.prompts
        calls = len(provider.requests)
        assert calls >= 1
        with site.running():
            improve(page, site, look, "18-rules")
            assert len(provider.requests) == calls
            expect(page.get_by_text("Built-in rules, no AI").first).to_be_visible()
    assert complaints == []
