import { judgedKinds, kindsOfEachWay, type JudgedKind } from '../../judged-kind.ts'

const READERS_MEET_MORE = 'Readers of the old version meet values that they have no room for.'
const WRITERS_SEND_MORE = 'Values that writers of the old version send are refused.'

/** Values and their limits, each with an id for requests and one for responses. */
export const FACET_KINDS_OF_EACH_WAY: readonly JudgedKind[] = kindsOfEachWay([
  [
    'simple-type-enumeration-added',
    'nm/yn',
    'value added to an enumeration',
    '{Subject} may also be "{value}" {in}.',
    'Readers of the old version do not know the value.',
  ],
  [
    'simple-type-enumeration-removed',
    'yn/nm',
    'value removed from an enumeration',
    '{Subject} may no longer be "{value}" {in}.',
    'Writers of the old version may still send the value.',
  ],
  [
    'facet-max-increased',
    'nm/yn',
    'upper limit raised',
    'The {facet} of {subject} is {to} instead of {from} {in}.',
    READERS_MEET_MORE,
  ],
  [
    'facet-max-decreased',
    'yn/nm',
    'upper limit lowered',
    'The {facet} of {subject} is {to} instead of {from} {in}.',
    WRITERS_SEND_MORE,
  ],
  [
    'facet-min-increased',
    'yn/nm',
    'lower limit raised',
    'The {facet} of {subject} is {to} instead of {from} {in}.',
    WRITERS_SEND_MORE,
  ],
  [
    'facet-min-decreased',
    'nm/yn',
    'lower limit lowered',
    'The {facet} of {subject} is {to} instead of {from} {in}.',
    READERS_MEET_MORE,
  ],
  [
    'facet-added',
    'yn/nm',
    'limit added',
    '{Subject} has the {facet} {to} {in}.',
    WRITERS_SEND_MORE,
  ],
  [
    'facet-removed',
    'nm/yn',
    'limit removed',
    '{Subject} no longer has the {facet} {from} {in}.',
    READERS_MEET_MORE,
  ],
])

/** Simple types, whichever way their values are sent. */
export const SIMPLE_TYPE_KINDS: readonly JudgedKind[] = judgedKinds('both', [
  [
    'simple-type-added',
    'nn',
    'simpleType added',
    '{Subject} is new.',
    'What uses it is told by itself.',
  ],
  [
    'simple-type-removed',
    'yy',
    'simpleType removed',
    '{Subject} was removed.',
    'What still refers to it leads nowhere; else it breaks whom the changes of what used it break.',
  ],
  [
    'simple-type-renamed',
    'nn',
    'simpleType renamed',
    '{Subject} is now called {to}.',
    'Names of simple types are not sent; classes of generated code are called otherwise.',
  ],
  [
    'simple-type-base-changed',
    'mm',
    'base of a simpleType changed',
    '{Subject} is based on {to} instead of {from}.',
    'Whether values still fit is judged by the tree of built-in types.',
  ],
  [
    'facet-length-changed',
    'yy',
    'length changed',
    'The length of {subject} is {to} instead of {from}.',
    'No value has both lengths.',
  ],
  [
    'facet-pattern-changed',
    'mm',
    'pattern changed',
    'The pattern of {subject} is {to} instead of {from}.',
    'Whether one regular expression takes all that another one does is not decided.',
  ],
  [
    'facet-white-space-changed',
    'mm',
    'treatment of white space changed',
    'White space of {subject} is treated as {to} instead of {from}.',
    'The same text may be read as another value.',
  ],
  [
    'list-union-changed',
    'mm',
    'items of a list or members of a union changed',
    '{Subject} is {to} instead of {from}.',
    'Whether values still fit depends on the types that came and went.',
  ],
])
