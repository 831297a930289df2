"""A web server on this machine that answers, lies, stalls and breaks off as a test tells it to."""

import gzip
import time
from collections import defaultdict
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Site:
    """What stands at which path: a body, or a function that gets the handler and answers itself; `asked` is every request."""

    def __init__(self, port):
        self.root = f"http://127.0.0.1:{port}"
        self.pages = {}
        self.asked = []
        self.headers = defaultdict(list)

    def put(self, path, body=b"", status=200, kind="text/html; charset=utf-8", **headers):
        """Let a path answer so; the address comes back. Headers are written with underscores."""
        data = body.encode() if isinstance(body, str) else body
        told = {"content-type": kind, "content-length": str(len(data))} | {k.replace("_", "-"): v for k, v in headers.items()}

        def answer(handler):
            handler.send_response(status)
            for name, value in told.items():
                if value is not None:
                    handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)

        self.pages[path] = answer
        return self.root + path

    def redirect(self, path, to, status=302):
        return self.put(path, status=status, location=to)

    def packed(self, path, body, **headers):
        return self.put(path, gzip.compress(body if isinstance(body, bytes) else body.encode()), content_encoding="gzip", **headers)

    def slow(self, path, pieces, pause):
        """Drop by drop."""

        def answer(handler):
            handler.send_response(200)
            handler.end_headers()
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                time.sleep(pause)

        self.pages[path] = answer
        return self.root + path

    def tagged(self, path, body, etag='"one"'):
        """With an ETag, and 304 to whoever has it."""

        def answer(handler):
            known = handler.headers.get("if-none-match") == etag
            handler.send_response(304 if known else 200)
            handler.send_header("etag", etag)
            handler.send_header("content-type", "text/html; charset=utf-8")
            handler.end_headers()
            handler.wfile.write(b"" if known else body.encode())

        self.pages[path] = answer
        return self.root + path


@contextmanager
def serving():
    """A site, for as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append(self.path)
            site.headers[self.path].append({name.lower(): value for name, value in self.headers.items()})
            with suppress(OSError):  # who asked has gone
                site.pages.get(self.path, lambda handler: handler.send_error(404))(self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
