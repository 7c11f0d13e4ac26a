import {
  findRule,
  profilesOf,
  PROJECT_PAGE,
  type AssertionOutcome,
  type AssertionResult,
  type Finding,
  type FindPack,
  type JudgedProfile,
  type LintResult,
  type MessagesJudged,
} from '../../rules/index.ts'
import type { Reporter } from './reporter.ts'
import { escapeAttribute, escapeXml } from './xml-text.ts'

const REPORT = 'http://www.ws-i.org/testing/2004/07/report/'
const CONFIGURATION = 'http://www.ws-i.org/testing/2004/07/analyzerConfig/'

/** What the report says of how it came about; handed in, so that the same results give the same bytes. */
export interface WsIReportOrigin {
  readonly version: string
  readonly packOf: FindPack
  readonly now: Date
  /** Names and versions of what the tool ran on. */
  readonly runtime: Named
  readonly operatingSystem: Named
}

interface Named {
  readonly name: string
  readonly version: string
}

/**
 * The conformance report of the WS-I testing tools (2004): for each contract and profile an artifact for the
 * description, and one each for what the registry has, for messages and for envelopes where these were judged. What came of
 * a description's assertions is merged by the kind of part that they are about; entries of a registry and messages
 * stand by themselves. The summary is `passed` only where each contract may be claimed to conform to all profiles.
 */
export function wsIReporter(origin: WsIReportOrigin): Reporter {
  const { packOf, now } = origin
  const timestamp = now.toISOString()
  let isConformant = true
  let hasArtifacts = false
  return {
    begin: () => head(origin, timestamp),
    result({ result, isProjectFile }) {
      if (isProjectFile === true) return ''
      const profiles = profilesOf(result, packOf)
      if (profiles.length === 0) {
        isConformant = false
        return failure(result)
      }
      hasArtifacts = true
      if (profiles.some(({ claim }) => claim !== 'conformant')) isConformant = false
      return profiles.map((profile) => artifacts(profile, result, timestamp))
    },
    end() {
      // A report that only says why there is none has no summary.
      const summary = `  <summary result="${isConformant ? 'passed' : 'failed'}"/>\n`
      return `${hasArtifacts ? summary : ''}</report>\n`
    },
  }
}

function head(origin: WsIReportOrigin, timestamp: string): string {
  const { version, runtime, operatingSystem } = origin
  const named = (element: string, { name, version: of }: Named) =>
    `      <${element} name="${escapeAttribute(name)}" version="${escapeAttribute(of)}"/>\n`
  return `<?xml version="1.0" encoding="UTF-8"?>
<report name="WS-I Profile Conformance Report" timestamp="${timestamp}" xmlns="${REPORT}" xmlns:wsi-report="${REPORT}" xmlns:wsi-analyzerConfig="${CONFIGURATION}">
  <analyzer version="${escapeAttribute(version)}">
    <implementer name="Concordat" location="${PROJECT_PAGE}"/>
    <environment>
${named('runtime', runtime)}${named('operatingSystem', operatingSystem)}    </environment>
  </analyzer>
`
}

/** What no profile judged. */
function failure({ source, error, format }: LintResult): string {
  const place = error?.location === undefined ? '' : `:${error.location.line}`
  const why = error?.message ?? `No profile of WS-I that was asked for judges ${format}.`
  return `  <analyzerFailure>\n    <failureDetail xml:lang="en">${escapeXml(`${source}${place}: ${why}`)}</failureDetail>\n  </analyzerFailure>\n`
}

/** The artifacts of one contract and profile, in the order of the tools. */
function artifacts(judged: JudgedProfile, result: LintResult, timestamp: string): string {
  const { source, messages, discovery } = result
  const start = (type: string, reference: string) =>
    startOf(type, judged, `${DESCRIPTION(source)}${reference}`, timestamp)
  const parts = [`${start('description', '')}${descriptionEntries(judged, result)}`]
  if (discovery?.entries !== undefined) {
    const files = discovery.sources.map((one) => one.source).join(' ')
    const entries = discovery.entries.flatMap(({ type, id, assertions }) => {
      const results = mergedResults(judged, assertions[judged.profile.id])
      return results.length === 0 ? [] : [entry(type, id, results)]
    })
    parts.unshift(`${start('discovery', EXPORT(files))}${entries.join('')}`)
  }
  if (messages?.entries !== undefined) {
    const log = LOG(messages.source)
    parts.push(
      `${start('message', log)}${messageEntries(judged, messages, 'Message')}`,
      `${start('envelope', log)}${messageEntries(judged, messages, 'Envelope')}`,
    )
  }
  return parts.map((part) => `${part}  </artifact>\n`).join('')
}

const DESCRIPTION = (uri: string) =>
  `      <wsi-analyzerConfig:wsdlReference><wsi-analyzerConfig:wsdlURI>${escapeXml(uri)}</wsi-analyzerConfig:wsdlURI></wsi-analyzerConfig:wsdlReference>\n`
const EXPORT = (files: string) =>
  `      <wsi-analyzerConfig:uddiReference><wsi-analyzerConfig:inquiryURL>${escapeXml(files)}</wsi-analyzerConfig:inquiryURL></wsi-analyzerConfig:uddiReference>\n`
const LOG = (file: string) =>
  `      <wsi-analyzerConfig:logFile>${escapeXml(file)}</wsi-analyzerConfig:logFile>\n`

/** The entry types of the test assertion documents, in their order, by what rules judge. */
const ENTRY_TYPES: readonly (readonly [type: string, targets: readonly string[]])[] = [
  ['definitions', ['Definitions', 'Description']],
  ['types', ['Types']],
  ['import', ['Import']],
  ['portType', ['UsedPortType']],
  ['operation', ['UsedOperation']],
  ['message', ['UsedMessage', 'OperationMessage']],
  ['binding', ['UsedBinding']],
]

function descriptionEntries(judged: JudgedProfile, { source, findings }: LintResult): string {
  const own = findings.filter(({ policies }) => policies.includes(judged.profile.id))
  const left = judged.assertions.filter(({ artifact }) => artifact === 'description')
  const typeOf = ({ rule }: AssertionOutcome) => {
    const target = findRule(rule)?.target ?? ''
    // What no rule judges is about the description as a whole.
    return ENTRY_TYPES.find(([, targets]) => targets.includes(target))?.[0] ?? 'definitions'
  }
  return ENTRY_TYPES.map(([type]) => {
    const results = left
      .filter((outcome) => typeOf(outcome) === type)
      .map((outcome) =>
        assertionResult({ ...outcome, findings: own.filter(({ rule }) => rule === outcome.rule) }),
      )
    const id = type === 'definitions' ? source : `${source}-${type}`
    return results.length === 0 ? '' : entry(type, id, results)
  }).join('')
}

/** Each message has an entry among the messages, and one for its envelope. */
function messageEntries(
  judged: JudgedProfile,
  { entries = [] }: MessagesJudged,
  part: 'Message' | 'Envelope',
): string {
  const { profile } = judged
  const targets = new Map(profile.rules.map(({ id, name = id, target }) => [name, target]))
  const isOfPart = (name: string) =>
    (targets.get(name) ?? findRule(name)?.target)?.endsWith(part) === true
  return entries
    .map(({ id, direction, assertions }) => {
      const results = mergedResults(judged, assertions[profile.id], isOfPart)
      return results.length === 0 ? '' : entry(`${direction}${part}`, id, results)
    })
    .join('')
}

/** The results of one message or entry of a registry; what was found there stands in the log or the export. */
function mergedResults(
  { assertions }: JudgedProfile,
  results: Readonly<Record<string, AssertionResult>> = {},
  isAsked: (name: string) => boolean = () => true,
): readonly string[] {
  const known = new Map(assertions.map((outcome) => [outcome.id, outcome]))
  return Object.entries(results).flatMap(([name, result]) => {
    if (!isAsked(name)) return []
    const { title = name, requirements = [] } = known.get(name) ?? {}
    return [assertionResult({ id: name, title, requirements, result })]
  })
}

function startOf(
  type: string,
  { profile, claim }: JudgedProfile,
  references: string,
  timestamp: string,
): string {
  const file = escapeXml(`${profile.id} ${profile.version}`)
  return `  <artifact type="${type}">
    <!-- ${commentText(`${profile.title}: ${claim}`)} -->
    <artifactReference timestamp="${timestamp}">
      <wsi-analyzerConfig:testAssertionsFile>${file}</wsi-analyzerConfig:testAssertionsFile>
${references}    </artifactReference>
`
}

/** A comment may not hold two hyphens, nor end with one (XML 1.0, section 2.5). */
function commentText(text: string): string {
  return escapeXml(text).replace(/-(?=-|$)/g, '- ')
}

function entry(type: string, referenceId: string, results: readonly string[]): string {
  return `    <entry type="${type}" referenceID="${escapeAttribute(referenceId)}">\n${results.join('')}    </entry>\n`
}

interface Reported {
  readonly id: string
  readonly title: string
  readonly requirements: readonly string[]
  readonly result: AssertionResult
  readonly failedPrerequisites?: readonly string[]
  readonly unchecked?: string
  readonly findings?: readonly Finding[]
}

function assertionResult(reported: Reported): string {
  const { id, title, requirements, result, unchecked, findings = [] } = reported
  const first = (reported.failedPrerequisites ?? []).map(
    (one) => `          <testAssertionID>${escapeXml(one)}</testAssertionID>\n`,
  )
  const isBroken = result === 'failed' || result === 'warning'
  const sources = requirements.length === 0 ? '' : ` (${requirements.join(', ')})`
  const parts = [
    ...(first.length === 0
      ? []
      : [`        <prereqFailedList>\n${first.join('')}        </prereqFailedList>\n`]),
    ...(isBroken ? [text('failureMessage', '', `${title}${sources}`)] : []),
    ...findings.map(({ message, location, waived }) => {
      const { file, line, column, pointer } = location
      const accepted = waived === null ? '' : ` (waived: ${waived.reason})`
      const place = ` referenceType="${escapeAttribute(pointer)}" referenceID="${escapeAttribute(`${file}:${line}:${column}`)}"`
      return text('failureDetail', place, `${message}${accepted}`)
    }),
    ...(unchecked === undefined ? [] : [text('failureDetail', '', `Not checked: ${unchecked}`)]),
  ]
  const tag = `      <assertionResult id="${escapeAttribute(id)}" result="${result}"`
  return parts.length === 0 ? `${tag}/>\n` : `${tag}>\n${parts.join('')}      </assertionResult>\n`
}

function text(element: string, attributes: string, content: string): string {
  return `        <${element} xml:lang="en"${attributes}>${escapeXml(content)}</${element}>\n`
}
