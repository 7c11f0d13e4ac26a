import { findRule } from '../../src/rules/index.ts'
import { shippedPack } from '../../src/shipped/packs.ts'

const FOLDER = 'docs/profiles'
const ID = 'rest-interoperability-1.0'

/** What the requirements of a thousand have in common. */
const GROUPS = new Map([
  [
    'RI1',
    [
      'HTTP semantics',
      'Methods, status codes and header fields say what RFC 9110 says that they do.',
    ],
  ],
  [
    'RI2',
    [
      'Media types and content',
      'Both sides know how a body is written, and errors can be read by programs.',
    ],
  ],
  ['RI3', ['Data', 'Values survive every parser, and mean the same in all versions of OpenAPI.']],
  [
    'RI4',
    [
      'Paths, parameters and generated names',
      'Addresses can be built one way only, and generators of all languages find a name for everything.',
    ],
  ],
  [
    'RI5',
    ['Life cycle', 'Lists, changes, retries and deprecation work with what HTTP offers for them.'],
  ],
  [
    'RI6',
    ['Security and servers', 'It is stated who may call, and credentials stay secret on the way.'],
  ],
  [
    'RI7',
    [
      'Documentation that holds',
      'Examples, defaults and compositions of schemas can be relied on by people and programs.',
    ],
  ],
])

const LEVELS = new Map([
  ['error', 'must'],
  ['warning', 'should'],
  ['info', 'advised'],
  ['hint', 'hint'],
])

/** The page of the profile: what it is for, what conformance means, and every requirement. */
export function generateProfilePages() {
  const pack = shippedPack(ID)
  const requirements = pack.rules.map(({ id, severity }) => ({ rule: findRule(id), severity }))
  const sections = [...GROUPS].map(([prefix, [title, purpose]]) => {
    const members = requirements.filter(({ rule }) => rule.id.startsWith(prefix))
    return `## ${prefix}xxx: ${title}

${purpose}

${members.map(requirementText).join('\n\n')}`
  })
  const page = `<!-- Generated from the rules by \`npm run generate\`; change those, or the text in scripts/generators/profile-pages.mjs. -->

# ${pack.title}

Version ${pack.version}, policy \`${pack.id}\`, ${requirements.length} requirements.

${introduction(requirements)}

${sections.join('\n\n')}
`
  return { files: new Map([[`${FOLDER}/${ID}.md`, page]]), folders: [FOLDER] }
}

function introduction(requirements) {
  const countOf = (severity) => requirements.filter((one) => one.severity === severity).length
  return `## Scope

The profile is about descriptions of HTTP services in OpenAPI 2.0, 3.0, 3.1 and 3.2, and about what clients, servers,
gateways, mocks and generators of different makers need from them to work together. It stands on published standards, as
profiles for SOAP stand on WSDL: it takes no options of its own, narrows those that the standards leave open, and
demands nothing that only taste decides, such as the spelling of names. That a description is valid OpenAPI at all is
the business of the policy \`openapi-core\`.

## Conformance

A requirement has a number that never changes its meaning. It is judged by one rule of the same number, and every rule
has a contract that keeps it and one that breaks it.

| level | severity | requirements | meaning |
| --- | --- | --- | --- |
| must | error | ${countOf('error')} | Broken, it stops a client or a generator, or a standard forbids it in so many words. |
| should | warning | ${countOf('warning')} | A standard advises against it, or tools are known to disagree about it. |
| advised | info | ${countOf('info')} | Kept, it makes clients simpler or safer; there are good reasons to leave it. |
| hint | hint | ${countOf('hint')} | Worth a thought while a service is being designed. |

- A description **conforms** when it breaks no requirement of the level must.
- It **conforms fully** when it breaks none of the levels must and should, except where a waiver with a reason says so.
- What could not be judged, because a file is missing for example, is reported, and is no conformance.
- Each place in a source is judged once, however many references lead to it.
- Operations of callbacks and webhooks are answered by clients; what a service owes its clients is not asked of them.

Status codes, header fields and media types are judged as they are described. A description that leaves out what a
server sends all the same is incomplete and not wrong, so such requirements are advice.`
}

function requirementText({ rule, severity }) {
  return `### ${rule.id}: ${rule.title}

**${LEVELS.get(severity)}** · ${rule.requirements.join('; ')} · [examples](../rules/${rule.id}.md)

${rule.rationale}`
}
