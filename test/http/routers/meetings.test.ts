import type { AddressInfo } from 'node:net'
import { Registry as MetricsRegistry } from 'prom-client'
import { createApp, createHttpServer } from '../../../src/http/index.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const tokens = new Map<string, string>()
beforeAll(async () => {
  server = await openTestServer()
  for (const name of ['fay', 'sam', 'mia']) {
    await server.asAdmin('post', '/api/v1/accounts').send({ name }).expect(201)
    const person = { kind: 'person' as const, id: name, name }
    tokens.set(name, (await server.dependencies.tokens.create(person, { name: 'x' })).token)
  }
  tokens.set('admin', server.token)
  const assignments = [
    { role: 'anchor-facilitator', person: 'fay' },
    { role: 'anchor-secretary', person: 'sam' },
  ]
  await server
    .asAdmin('post', '/api/v1/governance/ratifications')
    .send({ constitution: 'holacracy', reason: 'Authority to those who do the work.', assignments })
    .expect(201)
})
afterAll(() => server.close())

const as = (name: string, method: 'get' | 'post', path: string) =>
  server.ask(method, `/api/v1${path}`).set('Authorization', `Bearer ${tokens.get(name) ?? ''}`)

interface MeetingBody {
  readonly id: string
  readonly state: string
  readonly revision: number
}

async function announce(more: object = {}): Promise<MeetingBody> {
  const { body } = await as('sam', 'post', '/meetings')
    .send({ circle: 'anchor', kind: 'tactical', minutes: 60, ...more })
    .expect(201)
  return body as MeetingBody
}

const step = (name: string, { id }: MeetingBody, body: object) =>
  as(name, 'post', `/meetings/${id}/steps`).send(body)

describe('a tactical meeting', () => {
  test('is walked from check-in to closing, and what came of it is in the tension and in the ledger', async () => {
    const sensed = await as('admin', 'post', '/tensions')
      .send({ subject: 'domain:payments', now: 'Refunds wait.', couldBe: 'They do not.' })
      .expect(201)
    const tension = (sensed.body as { id: string }).id

    const refused = await as('mia', 'post', '/meetings')
      .send({ circle: 'anchor', kind: 'tactical', minutes: 60 })
      .expect(403)
    expect((refused.body as { detail: string }).detail).toContain('may not announce')

    const meeting = await announce()
    expect(meeting).toMatchObject({ state: 'announced', noticeHours: 0, announcedBy: 'sam' })
    for (const name of ['admin', 'sam']) {
      await step(name, meeting, { kind: 'join' }).expect(200)
    }
    const stranger = await step('mia', meeting, { kind: 'join' }).expect(403)
    expect(JSON.stringify(stranger.body)).toContain('the members of the circle anchor')
    const opened = await step('fay', meeting, { kind: 'open' }).expect(200)
    expect(opened.body).toMatchObject({
      ...{ state: 'check-in', chair: 'fay', recorder: 'sam' },
      present: ['admin', 'sam', 'fay'],
    })
    await step('sam', meeting, { kind: 'next' }).expect(409)
    await Promise.all(
      ['admin', 'sam', 'fay'].map((name) =>
        step(name, meeting, { kind: 'check-in', text: `Here is ${name}.` }).expect(200),
      ),
    )
    await step('fay', meeting, { kind: 'next' }).expect(200)
    await step('sam', meeting, { kind: 'add-check', text: 'Look at the backlog' }).expect(200)
    await step('admin', meeting, { kind: 'tick', check: 1, done: true }).expect(200)
    const metrics = (await step('fay', meeting, { kind: 'next' }).expect(200)).body as {
      metrics: readonly { id: string }[]
    }
    expect(metrics.metrics.map(({ id }) => id)).toContain('owner_share')
    const progress = (await step('fay', meeting, { kind: 'next' }).expect(200)).body
    expect(progress).toMatchObject({ state: 'progress', changes: expect.any(Array) as unknown })
    await step('admin', meeting, { kind: 'report', text: 'Refunds are half done.' }).expect(200)
    await step('fay', meeting, { kind: 'next' }).expect(200)
    await step('admin', meeting, { kind: 'add-item', label: 'Refunds', tension }).expect(200)
    await step('fay', meeting, { kind: 'take', item: 1 }).expect(200)
    const outcome = { kind: 'record', item: 1, outcome: 'next-action', text: 'Call the bank.' }
    await step('admin', meeting, outcome).expect(409)
    // Pressed twice at once: what is recorded is done once.
    const call = { ...outcome, role: 'anchor-lead' }
    const both = await Promise.all([step('sam', meeting, call), step('sam', meeting, call)])
    const [recorded, again] = both.sort((one, other) => one.status - other.status)
    expect([recorded.status, again.status]).toEqual([200, 409])
    expect(again.body).toMatchObject({ detail: 'That is recorded of this item already.' })
    expect(recorded.body).toMatchObject({
      items: [
        {
          outcomes: [
            { kind: 'next-action', by: 'sam', ref: expect.stringMatching(/^work:/) as string },
          ],
        },
      ],
    })
    await step('sam', meeting, { kind: 'done', item: 1 }).expect(409)
    await step('admin', meeting, { kind: 'done', item: 1 }).expect(200)
    const after = await as('mia', 'get', `/tensions/${tension}`).expect(200)
    expect(after.body).toMatchObject({ state: 'processed', outcomes: [{ text: 'Call the bank.' }] })

    const work = await as('mia', 'get', `/work-items?tension=${tension}`).expect(200)
    expect(work.body).toMatchObject({ items: [{ title: 'Call the bank.', role: 'anchor-lead' }] })

    await step('fay', meeting, { kind: 'next' }).expect(200)
    await step('admin', meeting, { kind: 'reflect', text: 'Quick.' }).expect(200)
    await step('fay', meeting, { kind: 'close' }).expect(200)
    await step('fay', meeting, { kind: 'join' }).expect(409)
    const events = await server.store.outbox.pending(500)
    expect(events.find(({ action }) => action === 'meeting.closed')).toMatchObject({
      ...{ subject: `meeting:${meeting.id}`, onBehalfOf: 'anchor-facilitator' },
      change: { record: { attended: ['admin', 'sam', 'fay'], reflections: [{ text: 'Quick.' }] } },
    })
  })

  test('takes over recurring actions and figures from the one before', async () => {
    const meeting = await announce()
    expect(meeting).toMatchObject({ checklist: [{ text: 'Look at the backlog' }] })
    await step('fay', meeting, { kind: 'open' }).expect(200)
    await step('fay', meeting, { kind: 'next' }).expect(200)
    const { body } = await step('fay', meeting, { kind: 'next' }).expect(200)
    const { metrics } = body as { metrics: readonly { value?: number; before?: number }[] }
    for (const { value, before } of metrics) expect(before).toBe(value)
  })

  test('opens a tension for governance in the name of whoever brought the item', async () => {
    const meeting = await announce()
    await step('fay', meeting, { kind: 'open' }).expect(200)
    await step('sam', meeting, { kind: 'join' }).expect(200)
    for (let part = 0; part < 4; part++) await step('fay', meeting, { kind: 'next' }).expect(200)
    await step('sam', meeting, { kind: 'add-item', label: 'A steward' }).expect(200)
    await step('fay', meeting, { kind: 'take', item: 1 }).expect(200)
    const { body } = await step('sam', meeting, {
      ...{ kind: 'record', item: 1, outcome: 'tension' },
      ...{ now: 'Nobody answers.', text: 'A steward does.' },
    }).expect(200)
    const { items } = body as { items: readonly { outcomes: readonly { ref: string }[] }[] }
    const id = items[0]?.outcomes[0]?.ref.replace('tension:', '') ?? ''
    const tension = await as('sam', 'get', `/tensions/${id}`).expect(200)
    expect(tension.body).toMatchObject({ by: 'sam', circle: 'anchor', couldBe: 'A steward does.' })
  })
})

describe('a governance meeting', () => {
  const changes = [
    {
      ...{ kind: 'role.create', role: 'steward', circle: 'anchor' },
      ...{ title: 'Steward', purpose: 'Contracts that work.' },
    },
  ]
  const propose = async (): Promise<string> => {
    const { body } = await as('sam', 'post', '/proposals')
      .send({
        ...{ title: 'A steward', circle: 'anchor', changes },
        ...{ example: 'Nobody answered.', rationale: 'A steward would.' },
      })
      .expect(201)
    return (body as { id: string }).id
  }

  test('decides by the steps of the proposal itself; absent members count as heard after due notice', async () => {
    const proposal = await propose()
    const startsAt = new Date(server.now.getTime() + 25 * 3_600_000)
    const meeting = await announce({ kind: 'governance', startsAt: startsAt.toISOString() })
    await step('fay', meeting, { kind: 'open' }).expect(409)
    server.now = startsAt
    const heard = { kind: 'all-heard', meeting: meeting.id }
    const decide = (name: string, body: object) =>
      as(name, 'post', `/proposals/${proposal}/steps`).send(body)
    for (const name of ['sam', 'fay']) await step(name, meeting, { kind: 'join' }).expect(200)
    await step('fay', meeting, { kind: 'open' }).expect(200)
    await step('fay', meeting, { kind: 'next' }).expect(200)
    await decide('fay', { kind: 'next' }).expect(200)
    await decide('fay', { kind: 'next' }).expect(200)
    expect(((await decide('fay', heard)).body as { detail: string }).detail).toContain(
      'not at hand in the meeting',
    )
    await step('sam', meeting, { kind: 'add-item', label: 'A steward', proposal }).expect(200)
    await step('fay', meeting, { kind: 'take', item: 1 }).expect(200)
    const refusal = async (name: string): Promise<string> =>
      ((await decide(name, heard).expect(409)).body as { detail: string }).detail
    await step('fay', meeting, { kind: 'time-out', reason: 'A question.' }).expect(200)
    expect(await refusal('fay')).toContain('There is a time-out in the meeting')
    await step('fay', meeting, { kind: 'end-time-out' }).expect(200)
    for (const name of ['sam', 'fay']) await step(name, meeting, { kind: 'leave' }).expect(200)
    expect(await refusal('fay')).toContain('join it first')
    for (const name of ['sam', 'fay']) await step(name, meeting, { kind: 'join' }).expect(200)
    const waiting = await decide('fay', heard).expect(409)
    expect(JSON.stringify(waiting.body)).toContain('Everybody who came speaks first')
    await decide('fay', { kind: 'no-objection' }).expect(200)
    // Whoever is there and was marked as absent is not passed over; whoever leaves counts as heard.
    const asLead = (body: object) =>
      server.asAdmin('post', `/api/v1/meetings/${meeting.id}/steps`).send(body).expect(200)
    await asLead({ kind: 'join' })
    const marked = await step('fay', meeting, { kind: 'mark-absent', person: 'admin' }).expect(200)
    expect(marked.body).toMatchObject({ present: ['sam', 'fay'], markedAbsent: ['admin'] })
    expect(await refusal('fay')).toContain('(admin, fay, sam), also whom you marked as absent')
    await asLead({ kind: 'join' })
    const left = await asLead({ kind: 'leave' })
    expect(left.body).not.toHaveProperty('markedAbsent')
    await decide('sam', heard).expect(200)
    const adopted = await as('mia', 'get', `/proposals/${proposal}`).expect(200)
    expect(adopted.body).toMatchObject({ state: 'adopted' })
    const record = { kind: 'record', item: 1, outcome: 'proposal', text: 'Adopted.', proposal }
    const { body } = await step('sam', meeting, record).expect(200)
    expect(body).toMatchObject({ items: [{ outcomes: [{ ref: `proposal:${proposal}` }] }] })
    await step('sam', meeting, { kind: 'add-item', label: 'Again', proposal }).expect(409)
  })

  test('without due notice opens only with every member, and a special one keeps to its intent', async () => {
    const sensed = await as('mia', 'post', '/tensions')
      .send({ subject: 'circle:anchor', now: 'No steward.', couldBe: 'One.' })
      .expect(201)
    const { id } = sensed.body as { id: string }
    await as('sam', 'post', '/meetings')
      .send({ circle: 'anchor', kind: 'governance', minutes: 30, intent: { text: 'Nothing' } })
      .expect(400)
    const intent = { text: 'Only this', tensions: [id] }
    const meeting = await announce({ kind: 'governance', intent })
    expect(meeting).toMatchObject({ items: [{ label: 'No steward.', by: 'mia', tension: id }] })
    const refused = await step('fay', meeting, { kind: 'open' }).expect(409)
    expect((refused.body as { detail: string }).detail).toContain('still missing: admin, sam')
    for (const name of ['admin', 'sam']) await step(name, meeting, { kind: 'join' }).expect(200)
    await step('fay', meeting, { kind: 'open' }).expect(200)
    await step('sam', meeting, { kind: 'add-item', label: 'Other' }).expect(409)
    const stale = step('sam', meeting, { kind: 'leave' }).set('If-Match', '"1-x"')
    await stale.expect(412)
  })

  test('takes elections first, shows each ballot as it is cast, and keeps which election it was', async () => {
    const meeting = await announce({ kind: 'governance' })
    for (const name of ['admin', 'sam']) await step(name, meeting, { kind: 'join' }).expect(200)
    await step('fay', meeting, { kind: 'open' }).expect(200)
    const read = await follow(await portOf(server), meeting.id)
    await step('fay', meeting, { kind: 'next' }).expect(200)
    const add = { kind: 'add-item', label: 'Who facilitates' }
    await step('sam', meeting, { ...add, election: 'anchor-lead' }).expect(409)
    await step('sam', meeting, { kind: 'add-item', label: 'Something else' }).expect(200)
    await step('sam', meeting, { ...add, election: 'anchor-facilitator' }).expect(200)
    const other = await step('fay', meeting, { kind: 'take', item: 1 }).expect(409)
    expect((other.body as { detail: string }).detail).toContain('Elections come first')
    await step('fay', meeting, { kind: 'take', item: 2 }).expect(200)
    const called = await as('sam', 'post', '/elections')
      .send({ role: 'anchor-facilitator', reason: 'Who facilitates' })
      .expect(201)
    const { id } = called.body as { id: string }
    const seen = async (revision: number): Promise<unknown> => {
      for (;;) {
        const event = (await read()) as { election?: { id: string; revision: number } }
        if (event.election?.id === id && event.election.revision >= revision) return event
      }
    }
    expect(await seen(1)).toMatchObject({ election: { id }, meeting: { state: 'agenda' } })
    const elect = (name: string, body: object) =>
      as(name, 'post', `/elections/${id}/steps`).send(body).expect(200)
    await elect('fay', { kind: 'describe', term: 90 })
    const cast = await elect('sam', { kind: 'nominate', nominee: 'sam', reason: 'I have time.' })
    const { revision } = cast.body as { revision: number }
    expect(JSON.stringify(await seen(revision))).not.toContain('I have time.')
    const record = { kind: 'record', item: 2, outcome: 'information', text: 'It goes on.' }
    const { body } = await step('sam', meeting, record).expect(200)
    expect(body).toMatchObject({ items: [{}, { outcomes: [{ ref: `election:${id}` }] }] })
  })
})

describe('an announced meeting', () => {
  const notices = async (name: string) => {
    const { body } = await as(name, 'get', '/notices').expect(200)
    return (body as { items: readonly { subject: string; kind: string; title: string }[] }).items
  }

  test('is told to the members of the circle, and so is that it does not take place', async () => {
    const startsAt = new Date(server.now.getTime() + 48 * 3_600_000).toISOString()
    const meeting = await announce({ startsAt })
    const subject = `meeting:${meeting.id}`
    const begins = `${startsAt.slice(0, 10)} at ${startsAt.slice(11, 16)} UTC`
    for (const name of ['admin', 'fay', 'sam']) {
      expect((await notices(name)).filter((notice) => notice.subject === subject)).toMatchObject([
        { kind: 'meeting.announced', title: expect.stringContaining(begins) as string },
      ])
    }
    expect((await notices('mia')).filter((notice) => notice.subject === subject)).toEqual([])
    server.now = new Date(server.now.getTime() + 60_000)
    await step('fay', meeting, { kind: 'cancel', reason: 'Nothing to say.' }).expect(200)
    expect((await notices('sam')).filter((notice) => notice.subject === subject)).toMatchObject([
      { kind: 'meeting.cancelled', text: expect.stringContaining('Nothing to say.') as string },
      { kind: 'meeting.announced' },
    ])
  })

  test('can be put into a calendar by everybody who may read it', async () => {
    const startsAt = new Date(server.now.getTime() + 24 * 3_600_000)
    const { id } = await announce({ startsAt: startsAt.toISOString(), minutes: 45 })
    const { headers, text } = await server.ask('get', `/api/v1/meetings/${id}/calendar`).expect(200)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['content-disposition']).toBe(
      `attachment; filename=meeting-${startsAt.toISOString().slice(0, 10)}.ics`,
    )
    const stamp = (at: Date): string => at.toISOString().replace(/[-:]|[.]000/g, '')
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        `UID:${id}@concordat`,
        `DTSTART:${stamp(startsAt)}`,
        `DTEND:${stamp(new Date(startsAt.getTime() + 45 * 60_000))}`,
        'STATUS:CONFIRMED',
        'SUMMARY:Tactical meeting of anchor',
      ]),
    )
    await server.ask('get', '/api/v1/meetings/none/calendar').expect(404)
  })
})

test('whoever follows a meeting sees each change, also on another server of the same store', async () => {
  const meeting = await announce()
  const read = await follow(await portOf(server), meeting.id)
  expect(await read()).toMatchObject({ meeting: { state: 'announced', present: [] } })
  await step('sam', meeting, { kind: 'join' }).expect(200)
  expect(await read()).toMatchObject({ meeting: { present: ['sam'], recorder: 'sam' } })
  await as('nobody', 'get', `/meetings/${meeting.id}/events`).expect(401)
  await server.ask('get', `/api/v1/meetings/${meeting.id}/events`).expect(401)
  await as('sam', 'get', '/meetings/none/events').expect(404)
})

const others: ReturnType<typeof createHttpServer>[] = []
afterAll(() => Promise.all(others.map((http) => http.drain())))

/** A second server of the same store, which is told nothing by the first. */
async function portOf({ dependencies }: TestServer): Promise<number> {
  const http = createHttpServer(
    createApp({ ...dependencies, metrics: new MetricsRegistry() }).answer,
  )
  others.push(http)
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  return (http.server.address() as AddressInfo).port
}

/** Reads one event after the other. */
async function follow(port: number, meeting: string): Promise<() => Promise<unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/meetings/${meeting}/events`, {
    headers: { Authorization: `Bearer ${tokens.get('fay') ?? ''}` },
    signal: AbortSignal.timeout(10_000),
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    for (;;) {
      const found = /^data: (.*)\n\n/m.exec(text)
      if (found !== null) {
        text = text.slice(found.index + found[0].length)
        return JSON.parse(found[1] ?? '') as unknown
      }
      const { value = '', done } = (await reader?.read()) ?? { done: true }
      if (done) throw new Error('The stream has ended.')
      text += value
    }
  }
}
