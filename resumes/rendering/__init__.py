"""Rendering: a resume document and a design become a tagged PDF and SVG pages."""

from resumes.rendering.design import Design
from resumes.rendering.engine import RenderError, Rendering, render_pdf, render_svg

__all__ = ["Design", "RenderError", "Rendering", "render_pdf", "render_svg"]
