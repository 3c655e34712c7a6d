"""What the server answers to phones and to the browser that leads: pages, streams, and what they may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from core.errors import InputError
from core.rooms.codes import is_code, new_secret, tidy
from core.rooms.errors import BadAnswer, NoDatabase, NoRoom, NotOwner, RoomError
from core.rooms.question import Question
from pages.parts.rooms import incoming, phone_page
from pages.parts.rooms.hub import hub
from pages.parts.rooms.incoming import Refused
from pages.parts.rooms.streams import read, to_leader, to_phone, written
from pages.parts.rooms.wrong_codes import TOO_MANY, WrongCodes

_STREAM = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # a proxy such as nginx would hold the events back
_NOT_JOINED = "This device is not in the room yet. Load the page anew."
_NOT_ASKED = "That is nothing that a room can do."
_wrong = WrongCodes()

Handler = Callable[[Request], Awaitable[Response]]


def _in_words(handler: Handler) -> Handler:
    """What is refused is a sentence for the person who asked; everything else is a fault, and the log has it."""

    @wraps(handler)
    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as error:
            return _error(str(error), error.status)
        except NoRoom as error:
            return _error(str(error), 404)
        except NotOwner as error:
            return _error(str(error), 403)
        except NoDatabase as error:
            return _error(str(error), 503)  # a phone tries again by itself
        except (RoomError, InputError) as error:
            return _error(str(error), 409)

    return answered


def _error(words: str, status: int) -> Response:
    return _json({"error": words}, status)


def _json(told: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(told, status, {"Cache-Control": "no-store"})


def let_go() -> None:
    """The server stops: phones come again by themselves."""
    hub.let_go()


async def join(request: Request) -> Response:
    """Where the letters of a room are typed."""
    return phone_page.typing()


async def typed(request: Request) -> Response:
    """From the form to the room; what cannot be letters of a room is asked for again."""
    code = tidy(request.query_params.get("code", ""))
    return RedirectResponse(f"room/{code}", 303) if is_code(code) else phone_page.typing(str(NoRoom()), 404)


async def file(request: Request) -> Response:
    """The style sheet and the script of the phones' page."""
    return phone_page.file(request.path_params["kind"])


async def page(request: Request) -> Response:
    """The page of a room, the same for all; it is joined only by what its script asks for."""
    code = tidy(request.path_params["code"])
    if code != request.path_params["code"]:
        return RedirectResponse(code or "../join", 303)
    try:
        await _found(request, code)
    except Refused as error:
        return phone_page.typing(str(error), error.status, below=True)
    except NoRoom as error:
        return phone_page.typing(str(error), 404, below=True)
    except NoDatabase as error:
        return phone_page.typing(str(error), 503, below=True)
    return phone_page.room(code)


@_in_words
async def join_room(request: Request) -> Response:
    """This device is here; from now on it has a secret of its own."""
    await incoming.body(request)
    code = _code(request)
    await _found(request, code)
    secret = incoming.device(request) or new_secret()
    await written(hub.rooms.join, code, secret)
    response = _json({"room": code})
    incoming.keep(request, response, incoming.DEVICE, secret)
    return response


@_in_words
async def live(request: Request) -> Response:
    """The room as it goes, to a device that has joined."""
    code, device = _code(request), incoming.device(request)
    await _member(code, device)
    return _stream(to_phone(code, device))


@_in_words
async def answer(request: Request) -> Response:
    """An answer; the last one of a device and a turn counts."""
    told = await incoming.body(request)
    code, device = _code(request), incoming.device(request)
    if not device:
        raise Refused(_NOT_JOINED, 404)
    given = (told.get("number"), told.get("value"), told.get("turn"))
    kept = await written(hub.rooms.answer, code, device, *given)
    hub.own_changed(code, device)
    return _json({"value": kept})


@_in_words
async def run(request: Request) -> Response:
    """The device's own run of what everyone is to run."""
    told = await incoming.body(request)
    code, device = _code(request), incoming.device(request)
    await _member(code, device)
    await read(hub.run_own, code, device, told.get("number"), told.get("text", ""))
    hub.own_changed(code, device, answered=False)
    return _json({})


@_in_words
async def own(request: Request) -> Response:
    """The browser that leads keeps the room's secret, so that a reload finds it; without one it forgets."""
    told = await incoming.body(request)
    code, secret = str(told.get("code", "")), str(told.get("secret", ""))
    response = _json({})
    if not secret:
        incoming.forget(response, incoming.LEAD)
    elif await read(hub.rooms.owns, code, secret):
        incoming.keep(request, response, incoming.LEAD, f"{code}.{secret}")
    else:
        raise NotOwner
    return response


@_in_words
async def leading(request: Request) -> Response:
    """All that the teacher may see of the room, as it goes."""
    code, secret = await _leader(request)
    return _stream(to_leader(code, secret))


@_in_words
async def lead(request: Request) -> Response:
    """What the teacher does with the room: ask, go on to a stage, show words, hand it over, close it."""
    told = await incoming.body(request)
    code, secret = await _leader(request)
    done = await written(_do, code, secret, told)
    hub.changed(code)
    return _json(done)


async def table(request: Request) -> Response:
    """All of the room as CSV, for the browser that leads it."""
    try:
        code, _ = await _leader(request)
        text = await read(lambda: hub.told.table(hub.rooms.find(code)))
    except RoomError as error:
        return phone_page.said(str(error), 403)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="room-{code}.csv"'}
    return Response(text, media_type="text/csv", headers=headers)


def _do(code: str, secret: str, told: dict[str, Any]) -> dict[str, Any]:
    rooms = hub.rooms
    try:
        match told.get("do"):
            case "ask":
                return {"number": rooms.ask(code, secret, Question.load(told["question"]))}
            case "stage":
                rooms.go_on(code, secret, int(told["number"]), str(told["to"]))
            case "show words":
                rooms.show_words(code, secret, int(told["number"]), str(told["device"]), told.get("shown") is not False)
            case "hand over":
                return {"digits": rooms.hand_over(code, secret)}
            case "everyone":
                return {"number": hub.everyone(code, secret, told["order"])}
            case "close":
                rooms.close(code, secret)
            case _:
                raise BadAnswer(_NOT_ASKED)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadAnswer(_NOT_ASKED) from None
    return {}


def _code(request: Request) -> str:
    code: str = request.path_params["code"]
    if not is_code(code):
        raise NoRoom
    return code


async def _found(request: Request, code: str) -> None:
    """Is there such a room? From where too many wrong letters come, nobody new gets an answer to that."""
    address = incoming.address(request)
    if is_code(code) and await read(hub.rooms.is_member, code, incoming.device(request)):
        return
    if _wrong.too_many(address):
        raise Refused(TOO_MANY, 429)
    if not (is_code(code) and await read(_is_open, code)):
        _wrong.count(address)
        raise NoRoom


def _is_open(code: str) -> bool:
    return code in hub.rooms.versions([code])


async def _member(code: str, device: str) -> None:
    if not (device and hub.is_here(code, device)) and not await read(hub.rooms.is_member, code, device):
        raise Refused(_NOT_JOINED, 404)


async def _leader(request: Request) -> tuple[str, str]:
    code = _code(request)
    secret = incoming.lead(request, code)
    if not await read(hub.rooms.owns, code, secret):
        raise NotOwner
    return code, secret


def _stream(events: AsyncIterator[bytes]) -> Response:
    return StreamingResponse(events, media_type="text/event-stream", headers=_STREAM)
