"""The shell around the stages: one safe shape for an agent, and nothing else that touches offsets.

It knows nothing of news. `stage` tells what Faust does to events when an agent fails, and why the shape is this one.
"""
