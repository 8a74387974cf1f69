"""Runs one child process and ends it when told to, or when whoever started the guardian is gone, however that came.

Started by `streams.local.process.Child` by its path, with the standard library alone, so that it is up in
milliseconds. Its standard input carries one line of JSON (see `main`) and then stays open as long as the child is
wanted. The end of it ends the child, whether `Child.stop` closed it or the system did because the parent was killed.
Unlike Linux's parent-death signal this works on every POSIX system and whichever thread started the child, and it
lets the child shut down in order. On Linux that signal is set besides, for the case that the guardian itself is
killed.

The first line of standard output is `{"pid": ...}` or `{"error": ...}`; what the child writes goes to the guardian's
standard error. The guardian ends as its child did: with the same exit status, or by the same signal.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import threading

_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_OVERRIDE = 1
_LOW = 10  # a tenth of the share of others; the lowest, 19, would not even start on a machine that is never idle


def _become(uid: int, gid: int, reach_all: bool) -> None:
    """Give up root for another user; `reach_all` keeps one right: to pass what is closed to others (Linux)."""
    if reach_all and _LIBC:
        _LIBC.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setresgid(gid, gid, gid) if hasattr(os, "setresgid") else os.setgid(gid)
    os.setresuid(uid, uid, uid) if hasattr(os, "setresuid") else os.setuid(uid)
    if reach_all and _LIBC:
        only = 1 << _CAP_DAC_OVERRIDE
        header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
        sets = (ctypes.c_uint32 * 6)(only, only, only, 0, 0, 0)  # effective, permitted, inheritable; low and high words
        if _LIBC.capset(header, sets) or _LIBC.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot keep the right to pass closed folders")


def _give_way() -> None:
    """Let everything else on this machine go first."""
    os.nice(_LOW)
    # Linux may weigh whole sessions against each other, and niceness within one alone; the child leads its own.
    with contextlib.suppress(OSError), open("/proc/self/autogroup", "w") as session:  # noqa: PTH123 - a quick start
        session.write(str(_LOW))


def _end_alike(status: int) -> None:
    """End this process as its child ended."""
    if status < 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # one core file, the child's, is enough
        if -status != signal.SIGKILL:
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status)  # not sys.exit: a thread may still be reading


def main() -> None:
    """Run the child that the first line of standard input describes.

    Keys of that line: `command` (list), `cwd` (or null), `stop_signal` (number), `grace` (seconds from that signal to
    SIGKILL), `user` (null, or `[uid, gid, reach_all]` to give up root for), `gives_way` (whether all other processes
    of the machine go first).
    """
    # Whoever signals all processes there are (a shutdown, a closed terminal) leaves the order to the parent: the pipe
    # decides.
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, lambda *_: None)  # not SIG_IGN, which the child would inherit
    order = json.loads(sys.stdin.buffer.readline() or b"null")
    if order is None:
        return  # the parent was gone before it had said what to do

    def prepare() -> None:
        if order["gives_way"]:
            _give_way()
        if order["user"]:
            _become(*order["user"])
        if _LIBC:  # after the change of user, which clears it
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)

    try:
        child = subprocess.Popen(  # noqa: S603 - the command comes from the program that started the guardian
            order["command"],
            cwd=order["cwd"],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            preexec_fn=prepare,  # noqa: PLW1509 - there is one thread so far
            start_new_session=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        print(json.dumps({"error": str(error)}), flush=True)  # noqa: T201 - the protocol
        sys.exit(1)
    ended = threading.Event()

    def follow_the_parent() -> None:
        sys.stdin.buffer.read()
        child.send_signal(order["stop_signal"])
        if not ended.wait(order["grace"]):
            child.kill()

    threading.Thread(target=follow_the_parent, daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # the parent is gone already, and standard input says so
        print(json.dumps({"pid": child.pid}), flush=True)  # noqa: T201 - the protocol
    status = child.wait()
    ended.set()
    _end_alike(status)


if __name__ == "__main__":
    main()
