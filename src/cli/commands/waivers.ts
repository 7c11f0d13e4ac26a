import type { WaiverDecision, WaiverView } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { parseCoordinates } from '../registry/coordinates.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `waivers ask`. */
export interface WaiverAskFlags {
  readonly service?: string
  readonly domain?: string
  readonly pointer?: string
  readonly fingerprint?: string
  readonly reason: string
  readonly until: string
  readonly owner?: string
  readonly format: 'stylish' | 'json'
}

export interface WaiverDecisionFlags {
  readonly reason?: string
  readonly until?: string
  readonly format: 'stylish' | 'json'
}

/** What commander makes of the options of `waivers list`. */
export interface WaiverListFlags {
  readonly service?: string
  readonly domain?: string
  readonly rule?: string
  readonly state?: string
  readonly format: 'stylish' | 'json'
}

/** `concordat waivers list`: all of them, page by page. */
export async function listWaivers({ format, ...filters }: WaiverListFlags): Promise<void> {
  const waivers: WaiverView[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({
      limit: '500',
      ...(filters as Record<string, string>),
      ...(cursor !== null && { cursor }),
    })
    const page: WaiverPage = await askJson<WaiverPage>(`/waivers?${query.toString()}`)
    waivers.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  if (format === 'json') {
    await writeReport(`${JSON.stringify(waivers, undefined, 2)}\n`, undefined)
  } else if (waivers.length === 0) {
    await writeNotice('There is no such waiver.')
  } else {
    await writeReport(waivers.map(inWords).join('\n'), undefined)
  }
}

interface WaiverPage {
  readonly items: readonly WaiverView[]
  readonly next: string | null
}

/** `concordat waivers ask`: it accepts nothing before somebody grants it. */
export async function askForWaiver(rule: string, flags: WaiverAskFlags): Promise<void> {
  const { format, service, domain, ...rest } = flags
  const body = { rule, ...rest, scope: scopeOf(service, domain) }
  await show(await askJson<WaiverView>('/waivers', jsonBody('POST', body)), format)
}

function scopeOf(service: string | undefined, domain: string | undefined): WaiverScope {
  if ((service === undefined) === (domain === undefined)) {
    throw usageError('Say what it is for: either --service DOMAIN/NAME[@VERSION] or --domain PATH.')
  }
  if (service === undefined) return { domain }
  const coordinates = parseCoordinates(service)
  if (coordinates === undefined) {
    throw usageError(`"${service}" is no service; write DOMAIN/NAME or DOMAIN/NAME@VERSION.`)
  }
  const { domain: path, name, selector } = coordinates
  return { service: `${path}/${name}`, version: selector }
}

interface WaiverScope {
  readonly domain?: string | undefined
  readonly service?: string
  readonly version?: string | undefined
}

/** `concordat waivers grant`, `refuse`, `withdraw` and `revoke`. */
export async function decideWaiver(
  id: string,
  decision: WaiverDecision['decision'],
  { format, reason, until }: WaiverDecisionFlags,
): Promise<void> {
  const body = jsonBody('POST', { decision, reason, until })
  const path = `/waivers/${encodeURIComponent(id)}/decision`
  await show(await askJson<WaiverView>(path, body), format)
}

async function show(waiver: WaiverView, format: 'stylish' | 'json'): Promise<void> {
  const text = format === 'json' ? `${JSON.stringify(waiver, undefined, 2)}\n` : inWords(waiver)
  await writeReport(text, undefined)
}

function inWords(waiver: WaiverView): string {
  const { id, rule, scope, pointer, fingerprint, state, until, owner, reason } = waiver
  const { requestedBy, decision } = waiver
  const version = scope.version === undefined ? '' : `@${scope.version}`
  const place =
    scope.service === undefined ? `domain ${scope.domain}` : `${scope.service}${version}`
  const only = [
    pointer === undefined ? [] : `at ${pointer}`,
    fingerprint === undefined ? [] : `finding ${fingerprint}`,
  ].flat()
  const lines = [
    `${id}  ${state}: ${rule} for ${place}${only.length === 0 ? '' : ` (${only.join(', ')})`}, until ${until}`,
    `  ${requestedBy} asked for it: ${reason}`,
    `  owner: ${owner}`,
    ...(decision === undefined
      ? []
      : [
          `  decided by ${decision.by}${decision.role === undefined ? '' : ` for the role ${decision.role}`}${decision.reason === undefined ? '' : `: ${decision.reason}`}`,
        ]),
  ]
  return `${printable(lines.join('\n'))}\n`
}
/** What commander makes of the options of the commands that decide about a waiver. */
