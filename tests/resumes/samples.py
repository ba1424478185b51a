"""A resume as plain text, of an invented person."""

TEXT = """Tomas Verhoeven
Pastry chef
tomas.verhoeven@example.org | +32 470 12 34 56 | Ghent, Belgium

SUMMARY
Pastry chef with nine years in hotel kitchens, who likes sourdough and quiet mornings.

EXPERIENCE
Head Pastry Chef, Hotel Lindenhof
March 2019 - Present
- Lead a team of five and plan the dessert card for 140 covers a night.
- Cut food waste by 23 % with smaller batches.

Pastry Cook, Bakery De Molen
June 2015 - February 2019
- Baked 300 croissants each morning.

EDUCATION
Diploma in Pastry and Bakery, Culinary Institute Ter Groene Poorte
2013 - 2015

SKILLS
Chocolate work, Lamination, Menu planning, HACCP, Team leadership

LANGUAGES
Dutch (native), French (fluent), English (good)
"""
