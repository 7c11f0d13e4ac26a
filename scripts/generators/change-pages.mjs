import { CHANGE_KINDS } from '../../src/compatibility/index.ts'

const FOLDER = 'docs/changes'
const NOTE = '<!-- Generated from src/compatibility by `npm run generate`; change that instead. -->'

/** Pages by which way the message travels that a change is about. */
const PAGES = [
  [
    'requests',
    'request',
    'Changes of requests',
    'What consumers send: it may ask for less, and not for more.',
  ],
  [
    'responses',
    'response',
    'Changes of responses',
    'What consumers receive: it may promise more, and not less.',
  ],
  ['services', 'none', 'Changes of the service', 'Operations, their life and who may call them.'],
  [
    'messages',
    'both',
    'Changes of messages of both directions',
    'What is sent and received alike.',
  ],
]

/** The kinds of change that `diff` tells, with their default levels and the reasons for them. */
export function generateChangePages() {
  const pages = PAGES.flatMap(([name, direction, title, what]) => {
    const kinds = CHANGE_KINDS.filter((kind) => kind.direction === direction && !('breaks' in kind))
    return kinds.length === 0 ? [] : [{ name, title, what, kinds }]
  })
  pages.push({
    name: 'wsdl-and-xsd',
    title: 'Changes of WSDL and XML Schema',
    what: 'Each judged for the consumer and the provider, by the way the message travels.',
    kinds: CHANGE_KINDS.filter((kind) => 'breaks' in kind),
  })
  const files = new Map([
    [`${FOLDER}/README.md`, indexOf(pages)],
    ...pages.map((page) => [`${FOLDER}/${page.name}.md`, pageOf(page)]),
  ])
  return { files, folders: [FOLDER] }
}

function indexOf(pages) {
  const rows = pages.map(
    ({ name, title, what, kinds }) => `| [${title}](${name}.md) | ${kinds.length} | ${what} |`,
  )
  return `${NOTE}

# Kinds of change

What \`concordat diff\` tells. A change of level \`error\` breaks somebody, a \`warning\` may, an \`info\` does not. A project sets
other levels, or \`off\`, under \`compatibility.levels\` of [\`.concordat.yaml\`](../project-file.md).

| page | kinds | what it is about |
| --- | --: | --- |
${rows.join('\n')}
`
}

function pageOf(page) {
  return page.kinds.some((kind) => 'breaks' in kind) ? pageOfJudged(page) : pageOfPlain(page)
}

/** Kinds that say whom they break, for requests and for responses. */
function pageOfJudged({ title, what, kinds }) {
  const rows = kinds.map(
    ({ id, breaks: { request, response }, title: happened, reason }) =>
      `| <a id="${id}"></a>\`${id}\` | ${both(request.consumer, response.consumer)} | ${both(request.provider, response.provider)} | ${cell(happened)} | ${cell(reason)} |`,
  )
  return `${NOTE}

# ${title}

${what}

A consumer breaks who was built for the old version and meets a provider of the new one; a provider of the old
version breaks who meets a consumer built for the new one. \`yes\` for the consumer is the level \`error\`, \`maybe\` is
\`warning\`, \`no\` is \`info\`. Two words stand for requests and responses. Where a wider or narrower type took the place
of another, or no message holds what changed, a single change can be judged more mildly.

| id | breaks the consumer | breaks the provider | what happened | why |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

function both(request, response) {
  return request === response ? request : `${request}, ${response}`
}

function pageOfPlain({ title, what, kinds }) {
  const rows = kinds.map(
    ({ id, level, title: happened, reason }) =>
      `| <a id="${id}"></a>\`${id}\` | ${level} | ${cell(happened)} | ${cell(reason)} |`,
  )
  return `${NOTE}

# ${title}

${what}

| id | level | what happened | why this level |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}
