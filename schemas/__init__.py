"""The contract of Newstally: what goes in, what comes out, and where.

The pydantic models of this package are its single source. JSON Schemas and the AsyncAPI document in `schemas/generated`
are made from them by `python -m schemas.generate`.
"""
