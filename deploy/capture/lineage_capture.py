"""Report the nodes of a Python workflow to LineageIngest: one file, no dependency, Python 3.9 or later.

    from lineage_capture import Capture, read, write

    capture = Capture(workflow="daily_orders")           # LINEAGE_URL, LINEAGE_KEY from the environment

    @capture.node(reads=[read("postgres://db:5432", "shop.public.orders")],
                  writes=[write("s3://lake", "orders/daily.parquet")])
    def export_orders():
        ...

    with capture.execution():
        export_orders()

A node is reported after it has run well; one that raised is not. What cannot be sent is retried and then logged: lineage never breaks a workflow.
Prefect: `flow(on_completion=[capture.prefect_hook])`, or let the decorator stand below `@task`.
The shapes are those of POST /api/lineage/capture (openapi.json).
"""

from __future__ import annotations

import contextlib
import contextvars
import dataclasses
import datetime
import functools
import inspect
import json
import logging
import os
import time
import urllib.error
import urllib.request
import uuid

log = logging.getLogger("lineage_capture")
_execution: contextvars.ContextVar[str | None] = contextvars.ContextVar("lineage_execution", default=None)


@dataclasses.dataclass(frozen=True)
class Table:
    """A dataset that a node reads or writes: OpenLineage's namespace and name."""

    operation: str
    namespace: str
    name: str


def read(namespace: str, name: str) -> Table:
    """A dataset that is read: read("postgres://db:5432", "shop.public.orders")."""
    return Table("read", namespace, name)


def write(namespace: str, name: str) -> Table:
    """A dataset that is written."""
    return Table("write", namespace, name)


class Capture:
    """Reports the nodes of one workflow.

    url: address of the service (LINEAGE_URL); key: one with the scope ingest (LINEAGE_KEY), where the service asks for keys.
    namespace: of the workflow's job. attempts, timeout: how often and how long (seconds) a report is tried.
    """

    def __init__(self, workflow: str, url: str | None = None, key: str | None = None, namespace: str = "capture", attempts: int = 3, timeout: float = 5.0):
        self.workflow = workflow
        self.url = (url or os.environ.get("LINEAGE_URL") or "http://127.0.0.1:5000").rstrip("/")
        self.key = key or os.environ.get("LINEAGE_KEY")
        self.namespace = namespace
        self.attempts = attempts
        self.timeout = timeout

    @contextlib.contextmanager
    def execution(self, execution_id: str | None = None):
        """One execution of the workflow: what nodes read and write within it belongs together."""
        token = _execution.set(execution_id or str(uuid.uuid4()))
        try:
            yield _execution.get()
        finally:
            _execution.reset(token)

    def node(self, name: str | None = None, reads: list[Table] = (), writes: list[Table] = (), logic: str | None = None):
        """Decorates a function (plain or async) that is a node. logic: its SQL, or words for it."""

        def decorate(function):
            node = name or function.__name__

            if inspect.iscoroutinefunction(function):

                @functools.wraps(function)
                async def waited(*args, **arguments):
                    result = await function(*args, **arguments)
                    self.report(node, reads, writes, logic)
                    return result

                return waited

            @functools.wraps(function)
            def called(*args, **arguments):
                result = function(*args, **arguments)
                self.report(node, reads, writes, logic)
                return result

            return called

        return decorate

    def report(self, node: str, reads: list[Table] = (), writes: list[Table] = (), logic: str | None = None, execution: str | None = None) -> bool:
        """Reports a node that has run; False where the service could not be told."""
        execution = execution or _execution.get() or str(uuid.uuid4())
        at = datetime.datetime.now(datetime.timezone.utc).isoformat()

        def body(part: str, **more) -> dict:
            named = {"workflow": self.workflow, "workflowNamespace": self.namespace, "execution": execution, "node": f"{node}.{part}"}
            return {**named, "at": at, **more}

        def connector(part: str, table: Table, **more) -> dict:
            return body(part, kind="connector", operation=table.operation, namespace=table.namespace, table=table.name, **more)

        sent = [connector(f"read{number}", table) for number, table in enumerate(reads)]
        inputs = [report["node"] for report in sent]
        if logic:
            sent.append(body("logic", kind="transformation", logic=logic, inputs=inputs))
            inputs = [sent[-1]["node"]]
        sent += [connector(f"write{number}", table, inputs=inputs) for number, table in enumerate(writes)]
        return all([self._send(report) for report in sent])

    def prefect_hook(self, flow, flow_run, state) -> None:
        """An on_completion hook of a Prefect flow whose nodes are declared in its parameter `lineage`: {"reads": […], "writes": […]}."""
        declared = (flow_run.parameters or {}).get("lineage") or {}
        self.report(
            flow.name,
            [read(*table) for table in declared.get("reads", [])],
            [write(*table) for table in declared.get("writes", [])],
            execution=str(flow_run.id),
        )

    def _send(self, body: dict) -> bool:
        request = urllib.request.Request(f"{self.url}/api/lineage/capture", json.dumps(body).encode(), {"Content-Type": "application/json"})
        if self.key:
            request.add_header("Authorization", f"Bearer {self.key}")
        for attempt in range(1, self.attempts + 1):
            try:
                with urllib.request.urlopen(request, timeout=self.timeout):
                    return True
            except urllib.error.HTTPError as refused:
                told = refused.read().decode(errors="replace")[:500]
                if refused.code not in (429, 502, 503, 504) or attempt == self.attempts:
                    log.warning("lineage of %s was refused (%s): %s", body["node"], refused.code, told)
                    return False
                time.sleep(min(float(refused.headers.get("Retry-After") or attempt), 10.0))
            except OSError as away:
                if attempt == self.attempts:
                    log.warning("lineage of %s could not be sent: %s", body["node"], away)
                    return False
                time.sleep(attempt)
        return False
