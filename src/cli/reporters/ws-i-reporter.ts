import {
  profilesOf,
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

/**
 * The conformance report of the WS-I testing tools (2004): an artifact for each contract and profile, the results
 * of its assertions merged into one entry; messages of a log have an entry each. The summary is `passed` only
 * where each contract may be claimed to conform to all profiles asked for.
 */
export function wsIReporter(version: string, packOf: FindPack): Reporter {
  let isConformant = true
  return {
    begin: () => head(version),
    result({ result, isProjectFile }) {
      if (isProjectFile === true) return ''
      const profiles = profilesOf(result, packOf)
      if (profiles.length === 0) {
        isConformant = false
        return failure(result)
      }
      if (profiles.some(({ claim }) => claim !== 'conformant')) isConformant = false
      return profiles.map((profile) => artifacts(profile, result))
    },
    end: ({ sources }) => {
      const summary = isConformant && sources > 0 ? 'passed' : 'failed'
      return `  <summary result="${summary}"/>\n</report>\n`
    },
  }
}

function head(version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<report name="WS-I Profile Conformance Report" xmlns="${REPORT}" xmlns:wsi-report="${REPORT}" xmlns:wsi-analyzerConfig="${CONFIGURATION}">
  <analyzer version="${escapeAttribute(version)}">
    <implementer name="Concordat"/>
  </analyzer>
`
}

/** What no profile judged. */
function failure({ source, error, format }: LintResult): string {
  const place = error?.location === undefined ? '' : `:${error.location.line}`
  const why = error?.message ?? `No profile of WS-I that was asked for judges ${format}.`
  return `  <analyzerFailure>\n    <failureDetail xml:lang="en">${escapeXml(`${source}${place}: ${why}`)}</failureDetail>\n  </analyzerFailure>\n`
}

function artifacts(judged: JudgedProfile, result: LintResult): string {
  const { profile } = judged
  const { source, messages, findings } = result
  const own = findings.filter(({ policies }) => policies.includes(profile.id))
  const described = judged.assertions.filter(({ artifact }) => artifact === 'description')
  const results = described.map((outcome) =>
    assertionResult({
      ...outcome,
      findings: own.filter(({ rule }) => rule === outcome.rule),
    }),
  )
  const description = `${start('description', judged, source)}${entry('definitions', source, results)}  </artifact>\n`
  return messages?.entries === undefined
    ? description
    : `${description}${messageArtifact(judged, messages)}`
}

function messageArtifact(judged: JudgedProfile, { source, entries = [] }: MessagesJudged): string {
  const known = new Map(judged.assertions.map((outcome) => [outcome.id, outcome]))
  const written = entries.map(({ id, direction, assertions }) => {
    const results = Object.entries(assertions[judged.profile.id] ?? {}).map(([name, result]) => {
      const { title = name, requirements = [] } = known.get(name) ?? {}
      return assertionResult({ id: name, title, requirements, result })
    })
    return entry(`${direction}Message`, id, results)
  })
  return `${start('message', judged, source)}${written.join('')}  </artifact>\n`
}

function start(type: string, { profile, claim }: JudgedProfile, source: string): string {
  const reference = `      <wsi-analyzerConfig:testAssertionsFile>${escapeXml(`${profile.id} ${profile.version}`)}</wsi-analyzerConfig:testAssertionsFile>
      <wsi-analyzerConfig:wsdlReference><wsi-analyzerConfig:wsdlURI>${escapeXml(source)}</wsi-analyzerConfig:wsdlURI></wsi-analyzerConfig:wsdlReference>
`
  return `  <artifact type="${type}">
    <!-- ${commentText(`${profile.title}: ${claim}`)} -->
    <artifactReference>
${reference}    </artifactReference>
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
