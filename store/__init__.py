"""SQLAlchemy tables, one repository per noun, units of work, migrations."""
