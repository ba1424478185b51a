"""Facts as plain JSON values, for commands and interfaces."""

from typing import Any

from jobs.extraction.types import Facts, Salary, SkillHit, Span


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """All facts and skills; each fact's passage stands under `evidence`."""
    spans = {
        "years": facts.years_evidence,
        "seniority": facts.seniority_evidence,
        "salary": facts.salary_evidence,
        "remote": facts.remote_evidence,
        "employment_type": facts.employment_type_evidence,
        "education": facts.education_evidence,
    }
    return {
        "skills": [skill_to_json(skill) for skill in facts.skills],
        "years": facts.years,
        "seniority": facts.seniority,
        "salary": salary_to_json(facts.salary) if facts.salary else None,
        "remote": facts.remote,
        "employment_type": facts.employment_type,
        "education": facts.education,
        "evidence": {name: span_to_json(span) for name, span in spans.items() if span},
    }


def skill_to_json(skill: SkillHit) -> dict[str, Any]:
    """One skill with its evidence."""
    return {
        "name": skill.name,
        "category": skill.category,
        "requirement": skill.requirement,
        "evidence": [span_to_json(span) for span in skill.evidence],
    }


def salary_to_json(salary: Salary) -> dict[str, Any]:
    """Pay as stated, and for a full year."""
    low, high = salary.annual()
    return {
        "minimum": salary.minimum,
        "maximum": salary.maximum,
        "currency": salary.currency,
        "period": salary.period,
        "annual_minimum": low,
        "annual_maximum": high,
    }


def span_to_json(span: Span) -> dict[str, Any]:
    """A passage with its offsets."""
    return {"start": span.start, "end": span.end, "quote": span.quote}
