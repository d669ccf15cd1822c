"""What changed -> letters and a webhook."""

from auditor.notices.posting import headed, hindrance, reached
from auditor.notices.records import Digest, Item, Mail, Message, Swapped, Tally, Webhook
from auditor.notices.rendering import message
from auditor.notices.sending import chat, hook, letter
from auditor.notices.words import MONTHS, count

__all__ = [
    "MONTHS",
    "Digest",
    "Item",
    "Mail",
    "Message",
    "Swapped",
    "Tally",
    "Webhook",
    "chat",
    "count",
    "headed",
    "hindrance",
    "hook",
    "letter",
    "message",
    "reached",
]
