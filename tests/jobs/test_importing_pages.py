"""What a page tells without structured data: its main text, however short, walls, and notices that a job is gone."""

import pytest

from jobs.importing.pages import JobGone, read_page

BODY = "We look for somebody who repairs clocks. " * 12


def test_the_main_text_of_a_plain_page_is_read() -> None:
    page = f"""<html><head><title>Clockmaker - Careers at Tick</title><meta property="og:site_name" content="Tick">
    </head><body><nav><a href="/">Home</a><a href="/jobs">All jobs</a></nav>
    <main><h1>Clockmaker (m/f)</h1><p>{BODY}</p><ul><li>Patience with springs</li></ul></main>
    <footer>Cookies</footer></body></html>"""
    found = read_page(page, "https://a.example/1")
    assert found is not None
    assert (found.title, found.company) == ("Clockmaker (m/f)", "Tick")
    assert "repairs clocks" in found.description
    assert "All jobs" not in found.description


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        (
            "Barista",
            "Weekday mornings, 6 to 11, £12 an hour plus tips. Send a few lines to jobs@corner.example.",
        ),
        (
            "Careers",
            "Mécanicien (H/F)<p>CDI temps plein, du lundi au vendredi. Première expérience souhaitée.",
        ),
        (
            "Jobs",
            "Our school is looking for a piano teacher for two afternoons a week. Patience with beginners."
            "<p>We use cookies to improve your experience. Accept all. Privacy settings",
        ),
        ("Aushilfe (m/w/d)", "Minijob, samstags, 13 €/Std. Meldung bei Frau Roth unter 0761 555 01."),
    ],
)
def test_a_short_page_is_a_posting_where_it_tells_of_a_job(heading: str, body: str) -> None:
    found = read_page(f"<html><body><main><h1>{heading}</h1><p>{body}</p></main></body></html>", "")
    assert found is not None
    assert found.title not in ("Careers", "Jobs")


def test_structured_data_without_a_description_names_what_the_page_tells() -> None:
    data = '{"@type": "JobPosting", "title": "Roofer II", "hiringOrganization": {"name": "Kettle Roofing"}}'
    found = read_page(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><main><h1>Roofer</h1>'
        "<p>Flat roofs, own tools, $32 an hour. Call the yard before 7 to apply.</p></main></body></html>",
        "",
    )
    assert found is not None
    assert (found.title, found.company) == ("Roofer II", "Kettle Roofing")
    assert "Flat roofs" in found.description


_COOKIES = (
    "We value your privacy. We and our 243 partners store and access information on a device, such as cookies, and "
    "process personal data for personalised advertising. You can change your choices at any time by clicking Privacy "
    "at the bottom of the page. Accept all. Reject all. Manage preferences."
)


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><script>1</script>",
        "<p>Just a moment… verify you are human.</p><p>" + "Please wait. " * 30 + "</p>",
        f"<h1>Senior Nurse</h1><p>{_COOKIES}</p>",
        "<h1>Data Engineer</h1><p>Sign in to see who you already know. Email Password Forgot password?</p>"
        "<p>By clicking Continue you agree to the User Agreement and Cookie Policy.</p>",
        "<h1>Clerk</h1><p>To apply for this role you must register. Create an account and choose a password.</p>",
        "<h1>Cook</h1><p>Apply now Share Save Back to search results Similar jobs Sign up for job alerts</p>",
        "<h1>Summer fair</h1><p>Four hundred visitors came to see the lambs, and the weather was kind to us.</p>",
    ],
)
def test_walls_shells_and_other_texts_are_no_postings(body: str) -> None:
    assert read_page(f"<html><body><main>{body}</main></body></html>", "") is None


@pytest.mark.parametrize(
    "notice",
    [
        "Sorry, this job is no longer available. Have a look at our other positions: Cook, full-time, £14 an hour.",
        "The position you are looking for has been filled.",
        "Diese Anzeige ist leider nicht mehr verfügbar. Weitere Stellen in Ihrer Nähe finden Sie hier.",
        "Cette offre n'est plus disponible. Consultez les offres similaires.",
        "404. The page you requested could not be found.",
    ],
)
def test_a_notice_that_the_job_is_gone_is_told_from_other_pages(notice: str) -> None:
    with pytest.raises(JobGone):
        read_page(f"<html><body><main><h1>Electrician</h1><p>{notice}</p></main></body></html>", "")
