"""Envoys of whom only a pronoun tells who sent them («سفيرها لدى فرنسا», "its ambassador"): their state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.engine.office_codes import POSTED
from ontology.terms import Role

if TYPE_CHECKING:
    from loaders.engine.context import Context
    from loaders.engine.draft import Event
    from loaders.engine.draft_entity import DraftEntity
    from loaders.engine.phrase import Phrase
    from loaders.engine.resolve import Resolver


class Senders:
    """Gives the envoys of one text their home, where the event leaves no doubt whose they are."""

    def __init__(self, context: Context, resolver: Resolver) -> None:
        self._context = context
        self._resolver = resolver

    def attribute(self, event: Event) -> None:
        """«استدعت الجزائر سفيرها»: the state that recalls or appoints its own envoy has sent him.

        Only where the one sender is the subject of the verb itself, a state or a body of one.
        """
        context, item = self._context, self._context.items[event.trigger]
        if item.passive or not any(form.lemma in event.frame.own for form in item.verbs):
            return
        senders = [entity for entity, role in event.parts.items() if role is Role.SENDER]
        subject = self._resolver.entities_of(context.subjects.explicit(event.trigger))
        if len(senders) != 1 or list(subject) != senders or context.is_person(senders[0]):
            return
        home = context.home(senders[0])
        for j in sorted(event.used) if home else ():
            phrase = context.phrase(j)
            if phrase is None or event.parts.get(phrase.entity) is not Role.ENVOY:
                continue
            draft = context.draft(phrase.entity)
            if not (draft.home or draft.entry or phrase.states) and self._is_own(phrase, event):
                _send(draft, home)

    def _is_own(self, phrase: Phrase, event: Event) -> bool:
        """Whether a pronoun that may mean the subject stands on the envoy's office."""
        grammar, item = self._context.pack.grammar, self._context.items[event.trigger]
        held = phrase.offices[0] if phrase.offices else None
        if held is None or held.code not in POSTED or held.possessor not in grammar.own_pronouns:
            return False
        if not grammar.feminine_pronouns:
            return True
        feminine = any(".fem" in form.feature for form in item.verbs)
        return feminine == (held.possessor in grammar.feminine_pronouns)  # «استدعت فرنسا سفيره»: another's


def _send(draft: DraftEntity, home: str) -> None:
    """Note the state that has sent the envoy, for all posts that the text gives him."""
    draft.home = home
    draft.offices = [office if office.state else office._replace(state=home) for office in draft.offices]
    iso = home.removeprefix("state/")
    for title, office in draft.titles.items():
        if office.code in POSTED and not (office.state or office.organization):
            draft.titles[title] = replace(office, state=iso)
