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
    const kinds = CHANGE_KINDS.filter((kind) => kind.direction === direction)
    return kinds.length === 0 ? [] : [{ name, title, what, kinds }]
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

function pageOf({ title, what, kinds }) {
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
