#!/usr/bin/env python3
"""Searches from Python with nothing but ctypes: prints hits, facets, completions and events.

usage: search.py INDEX QUERY        (KOURYU_LIBRARY: libkouryu.so.0.1 where the loader does not find it)
"""
import ctypes
import json
import os
import sys
from ctypes import POINTER, byref, c_char, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_void_p


class Text(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode("utf-8")


class Error(ctypes.Structure):
    _fields_ = [("status", c_int32), ("message_size", c_uint32), ("hint_size", c_uint32),
                ("message", c_char * 500), ("hint", c_char * 512)]


class KouryuError(Exception):
    """What the library could not do: .status as in kouryu.h, .hint for the reader."""

    def __init__(self, error):
        super().__init__(error.message.decode("utf-8"))
        self.status, self.hint = error.status, error.hint.decode("utf-8")


STRING = [c_char_p, c_size_t]  # a string goes in as its bytes and their number
OUT = [POINTER(c_void_p), POINTER(Error)]
SIGNATURES = {
    "kouryu_open": STRING + OUT,
    "kouryu_request_new": OUT,
    "kouryu_request_set": [c_void_p] + STRING + STRING + [POINTER(Error)],
    "kouryu_search": [c_void_p, c_void_p] + OUT,
    "kouryu_timeline": [c_void_p, c_void_p] + OUT,
    "kouryu_suggest": [c_void_p] + STRING + [c_size_t] + OUT,
    "kouryu_passage": [c_void_p] + STRING + [c_void_p] + OUT,
    "kouryu_document": [c_void_p] + STRING + OUT,
    "kouryu_answer_json": [c_void_p, POINTER(Text), POINTER(Error)],
}


class Index:
    """An open index, for any number of threads. Questions answer with what the JSON holds."""

    def __init__(self, path, library="libkouryu.so.0.1"):
        self._c = ctypes.CDLL(library)
        self._index = c_void_p()
        for name, arguments in SIGNATURES.items():
            getattr(self._c, name).argtypes = arguments
            getattr(self._c, name).restype = c_int
        for name in ("kouryu_close", "kouryu_request_free", "kouryu_answer_free"):
            getattr(self._c, name).argtypes, getattr(self._c, name).restype = [c_void_p], None
        if self._c.kouryu_abi_version() != 1:
            raise RuntimeError("another libkouryu than this was written for")
        self._call("kouryu_open", *self._string(path), byref(self._index))

    def __del__(self):
        if self._index:
            self._c.kouryu_close(self._index)

    def search(self, **parameters):
        return self._with_request("kouryu_search", parameters)

    def timeline(self, **parameters):
        return self._with_request("kouryu_timeline", parameters)

    def suggest(self, prefix, limit=10):
        return self._ask("kouryu_suggest", self._index, *self._string(prefix), limit)

    def passage(self, passage_id):
        return self._ask("kouryu_passage", self._index, *self._string(passage_id), None)

    def document(self, document_id):
        return self._ask("kouryu_document", self._index, *self._string(document_id))

    @staticmethod
    def _string(text):
        data = str(text).encode("utf-8")
        return data, len(data)

    def _call(self, name, *arguments):
        error = Error()
        if getattr(self._c, name)(*arguments, byref(error)) != 0:
            raise KouryuError(error)

    def _ask(self, name, *arguments):
        answer, text = c_void_p(), Text()
        self._call(name, *arguments, byref(answer))
        try:
            self._call("kouryu_answer_json", answer, byref(text))
            return json.loads(str(text))
        finally:
            self._c.kouryu_answer_free(answer)

    def _with_request(self, name, parameters):
        request = c_void_p()
        self._call("kouryu_request_new", byref(request))
        try:
            for key, values in parameters.items():
                for value in values if isinstance(values, list) else [values]:
                    self._call("kouryu_request_set", request, *self._string(key),
                               *self._string(value))
            return self._ask(name, self._index, request)
        finally:
            self._c.kouryu_request_free(request)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: search.py INDEX QUERY")
    index = Index(sys.argv[1], os.environ.get("KOURYU_LIBRARY", "libkouryu.so.0.1"))
    answer = index.search(q=sys.argv[2], limit=5, facets="city,year")
    print(answer["total"], "passages:", answer["interpreted"])
    for hit in answer["results"]:
        print(hit["rank"], hit["document"]["title"], hit["snippet"])
        assert index.passage(hit["id"])["text"] == hit["text"]
    for field, values in answer["facets"].items():
        print(field, *(f"{row['value']} ({row['count']})" for row in values))
    for event in index.timeline(q=sys.argv[2], limit=5)["events"]:
        print(event["begin"], event["text"])
    for word in index.suggest(sys.argv[2])["suggestions"]:
        print(word["kind"], word["text"])
    if answer["results"]:
        print(len(index.document(answer["results"][0]["document"]["id"])["passages"]), "in it")


if __name__ == "__main__":
    try:
        main()
    except KouryuError as error:
        sys.exit(f"{error} {error.hint}")
