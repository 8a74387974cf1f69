"""Newstally: a pipeline that turns news articles into figures one can count with."""
