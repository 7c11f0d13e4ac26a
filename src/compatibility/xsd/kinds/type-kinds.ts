import { judgedKinds, kindsOfEachWay, type JudgedKind } from '../../judged-kind.ts'

/** Alternatives of a choice, with an id for each way. */
export const CHOICE_KINDS: readonly JudgedKind[] = kindsOfEachWay([
  [
    'choice-branch-added',
    'ny/yn',
    'alternative added to a choice',
    '{Subject} is a further alternative {in}.',
    'Readers of the other version do not know it.',
  ],
  [
    'choice-branch-removed',
    'yn/ny',
    'alternative removed from a choice',
    '{Subject} is no longer an alternative {in}.',
    'Writers of the other version may still choose it.',
  ],
])

/** Complex types, their content and how they are derived. */
export const COMPLEX_TYPE_KINDS: readonly JudgedKind[] = judgedKinds('both', [
  [
    'complex-type-added',
    'nm',
    'complexType added',
    '{Subject} is new.',
    'What uses it is told by itself; as a derived type it may come with xsi:type.',
  ],
  [
    'complex-type-removed',
    'yy',
    'complexType removed',
    '{Subject} was removed.',
    'What still refers to it leads nowhere; else it breaks whom the changes of what used it break.',
  ],
  [
    'complex-type-renamed',
    'mm',
    'complexType renamed',
    '{Subject} is now called {to}.',
    'The name is sent where xsi:type is written; classes of generated code are called otherwise.',
  ],
  [
    'derived-type-added',
    'nm/mn',
    'type derived from a type in use added',
    '{Subject} is new and may be sent in place of {base} ({way}).',
    'Readers of the old version do not know the name in xsi:type.',
  ],
  [
    'derived-type-removed',
    'mn/nm',
    'type derived from a type in use removed',
    '{Subject}, which could be sent in place of {base}, was removed ({way}).',
    'Writers of the old version may still name it in xsi:type.',
  ],
  [
    'model-group-changed',
    'yy',
    'kind of content model changed',
    '{Subject} is a {to} instead of a {from}.',
    'Other elements, or in another order, make up the content.',
  ],
  [
    'model-added',
    'yy',
    'empty type got content',
    '{Subject}, which was empty, holds {content}.',
    'What was sent empty is no longer so.',
  ],
  [
    'model-removed',
    'yy',
    'type lost its content',
    '{Subject}, which held {content}, is empty now.',
    'What readers look for is gone, and what is sent is refused.',
  ],
  [
    'sequence-order-changed',
    'yy',
    'order of a sequence changed',
    'The elements of {subject} stand in another order: {names}.',
    'The order is part of what is agreed, though many readers do not check it.',
  ],
  [
    'sequence-to-all',
    'ny/yn',
    'sequence became all',
    'The elements of {subject} may stand in any order ({way}).',
    'What was written in order is taken; what is written in any order is not by the other version.',
  ],
  [
    'all-to-sequence',
    'yn/ny',
    'all became sequence',
    'The elements of {subject} must stand in order ({way}).',
    'What was written in any order is refused.',
  ],
  [
    'group-ref-changed',
    'mm',
    'reference to another model group, or group with other content',
    '{Subject} {what}.',
    'What differs in the content is told by itself.',
  ],
  [
    'mixed-added',
    'nm/yn',
    'text allowed between elements',
    'Text may stand between the elements of {subject} ({way}).',
    'Readers of the old version do not expect text.',
  ],
  [
    'mixed-removed',
    'yn/nm',
    'text no longer allowed between elements',
    'No text may stand between the elements of {subject} any more ({way}).',
    'Text that writers of the old version send is refused.',
  ],
  [
    'derivation-changed',
    'mm',
    'extension became restriction, or restriction extension',
    '{Subject} is derived by {to} instead of {from}.',
    'What may stand in for what by xsi:type differs; the content is told by itself.',
  ],
  [
    'derivation-base-changed',
    'mm',
    'base type changed',
    '{Subject} is derived from {to} instead of {from}.',
    'What may stand in for what by xsi:type differs; the content is told by itself.',
  ],
  [
    'simple-content-to-complex',
    'yy',
    'text became elements, or elements text',
    'The content of {subject} is {to} instead of {from}.',
    'Readers look for the one and meet the other.',
  ],
])

/** Wildcards for elements and attributes. */
export const WILDCARD_KINDS: readonly JudgedKind[] = judgedKinds('both', [
  [
    'any-added',
    'nm/mn',
    'wildcard added',
    '{Subject} takes further elements ({way}).',
    'Validating readers of the old version have no place for them.',
  ],
  [
    'any-removed',
    'yn/nm',
    'wildcard removed',
    '{Subject} takes no further elements any more ({way}).',
    'Extensions that are sent are refused.',
  ],
  [
    'any-namespace-widened',
    'nm/mm',
    'wildcard takes more namespaces',
    'The wildcard of {subject} takes elements of {to} instead of {from} ({way}).',
    'Validating readers of the old version refuse the further ones.',
  ],
  [
    'any-namespace-narrowed',
    'yn/nm',
    'wildcard takes fewer namespaces',
    'The wildcard of {subject} takes elements of {to} instead of {from} ({way}).',
    'Extensions of the other namespaces are refused.',
  ],
  [
    'any-process-contents-laxer',
    'nm/mn',
    'content of a wildcard judged less strictly',
    'What the wildcard of {subject} takes is judged {to} instead of {from} ({way}).',
    'Elements without declaration may be sent, which the other version refuses.',
  ],
  [
    'any-process-contents-stricter',
    'yn/nm',
    'content of a wildcard judged more strictly',
    'What the wildcard of {subject} takes is judged {to} instead of {from} ({way}).',
    'Elements without declaration are refused.',
  ],
  [
    'any-position-changed',
    'yy',
    'wildcard moved',
    'The wildcard of {subject} stands elsewhere among the elements.',
    'Extensions at the former place are refused.',
  ],
  [
    'any-attribute-changed',
    'mm',
    'wildcard for attributes changed',
    '{Subject} takes other further attributes: {to} instead of {from}.',
    'Validating readers refuse what has no place.',
  ],
])
