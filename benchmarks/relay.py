"""A relay between browser and server that counts the bytes on their way to the browser, as they go over the wire."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Relay:
    """Listens on a free port and hands everything on to ``port``."""

    def __init__(self, port: int) -> None:
        self.port, self.came = port, 0
        self.door = socket.create_server(("localhost", 0))
        self.address = f"http://localhost:{self.door.getsockname()[1]}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.door.accept()
                server = socket.create_connection(("localhost", self.port))
                for source, target, counts in ((browser, server, False), (server, browser, True)):
                    threading.Thread(target=self._pass, args=(source, target, counts), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                self.came += len(data) if counts else 0
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let nobody in any more."""
        self.door.close()
