"""A worker of the real shell with a small handler, as a process: `worker_process.py '{"handler": ..., "config": {}}'`.

The agents' work is longer; these show what the shell does with each kind of outcome.
"""

import asyncio
import json
import sys

import handlers

from schemas.topics import ARTICLES, LANGUAGE
from streams.agents.logs import configure_logs
from streams.kafka.stage import Stage, StageConfig
from streams.kafka.work import Task
from streams.kafka.worker import run_stage


def in_this_process(work):
    """As the sink works: in a thread of the stage's own process."""

    async def handle(batch):
        return await asyncio.to_thread(lambda: [work(record).outputs for record in batch])

    return handle


if __name__ == "__main__":
    options = json.loads(sys.argv[1])
    configure_logs("info", "json")
    task = Task(handlers.make, (sys.argv[1],))
    handler = task if options["apart"] else in_this_process(task.make(*task.arguments))
    sys.exit(run_stage(Stage("test", ARTICLES, handler, StageConfig(**options["config"]), [LANGUAGE])))
