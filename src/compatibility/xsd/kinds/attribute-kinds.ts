import { judgedKinds, kindsOfEachWay, type JudgedKind } from '../../judged-kind.ts'

/** Attributes, each with an id for requests and one for responses. */
export const ATTRIBUTE_KINDS_OF_EACH_WAY: readonly JudgedKind[] = kindsOfEachWay([
  [
    'attribute-required-added',
    'ym/my',
    'required attribute added',
    '{Subject} is new and must be there {in}.',
    'Whoever writes by the other version leaves it out, and the reader waits for it.',
  ],
  [
    'attribute-removed',
    'mm/mn',
    'attribute removed',
    '{Subject} was removed {in}.',
    'Validating readers refuse what still sends it; where it was required, readers wait for it.',
  ],
])

/** What happens to attributes, whichever way they are sent. */
export const ATTRIBUTE_KINDS: readonly JudgedKind[] = judgedKinds('both', [
  [
    'attribute-optional-added',
    'mm',
    'optional attribute added',
    '{Subject} is new and may be there.',
    'Validating readers refuse attributes that they do not know; most pass over them.',
  ],
  [
    'attribute-use-to-required',
    'yn/nm',
    'attribute became required',
    '{Subject} must be there ({way}).',
    'Writers of the old version may leave it out.',
  ],
  [
    'attribute-use-to-optional',
    'nm/yn',
    'attribute became optional',
    '{Subject} may be left out ({way}).',
    'Readers of the old version may miss what was always there.',
  ],
  [
    'attribute-use-prohibited',
    'yn/nm',
    'attribute became prohibited',
    '{Subject} must not be there any more ({way}).',
    'What writers of the old version send is refused.',
  ],
  [
    'attribute-type-changed',
    'yy',
    'type of an attribute changed',
    'The type of {subject} is {to} instead of {from}.',
    'Neither type takes all that the other one does, unless one is wider.',
  ],
  [
    'attribute-ref-changed',
    'yy',
    'reference to another attribute',
    '{Subject} is {to} instead.',
    'Neither side knows the name of the other.',
  ],
  [
    'attribute-form-changed',
    'yy',
    'form of a local attribute changed',
    '{Subject} is {to} instead of {from}.',
    'Its name gains or loses the namespace.',
  ],
  [
    'attribute-default-changed',
    'mm',
    'default value of an attribute changed',
    'The default of {subject} is {to} instead of {from}.',
    'That it is absent means something else.',
  ],
  [
    'attribute-fixed-changed',
    'ym/nm',
    'fixed value of an attribute changed',
    'The fixed value of {subject} is {to} instead of {from} ({way}).',
    'Other values are refused.',
  ],
])
