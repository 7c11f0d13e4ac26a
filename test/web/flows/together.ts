import path from 'node:path'
import type { Page } from 'playwright-core'
import { packageRoot } from '../../../src/package-root.ts'
import type { Meeting, PermissionList, PolicyList, Proposal } from '../../../src/web/api/schemas.ts'
import type { Stage } from '../support/stage.ts'
import { accessibilityFaults, sidewaysScroll, signIn, visit, type Visit } from '../support/visit.ts'

const folder = path.join(packageRoot, 'docs', 'screenshots')
const slowest = 240_000 // milliseconds; four people, each with a browser of their own

/** Several people signed in at once take a tension to a policy in force, and hold a meeting. */
export function togetherFlows(stage: Stage): void {
  describe('several people at once', () => {
    const people = new Map<string, Visit>()
    let proposal = ''
    let tension = ''

    beforeAll(async () => {
      await gather(stage, people)
    }, slowest)
    afterAll(async () => {
      for (const visitor of people.values()) await visitor.close()
    })
    const pageOf = (name: string): Page => {
      const visitor = people.get(name)
      if (visitor === undefined) throw new Error(`${name} is not signed in`)
      return visitor.page
    }

    test(
      'take a tension through its rounds to a policy in force, who decided it and why',
      async () => {
        const mia = pageOf('mia')
        // From a page of a service: the tension is about it without being told so.
        await mia.goto('/policies')
        await mia
          .getByRole('contentinfo')
          .getByRole('link', { name: 'I sense a tension here' })
          .click()
        expect(await mia.getByLabel('About').inputValue()).toBe('page:/policies')
        await mia.getByLabel('About').fill('policy:ws-i-ssbp-1.0')
        await mia.getByLabel('What is').fill('The simple SOAP binding is only advice.')
        await mia.getByLabel('What could be').fill('It closes gates.')
        await draw(mia, 'tension')
        await mia.getByRole('button', { name: 'Open the tension' }).click()
        await mia.getByText('Your tension is open.').waitFor()
        tension = new URL(mia.url()).pathname

        const lea = pageOf('admin')
        await lea.goto('/tensions?role=anchor-lead')
        await draw(lea, 'inbox')
        await lea.getByRole('link', { name: 'The simple SOAP binding is only advice.' }).click()
        await lea.getByRole('link', { name: 'Make a proposal of it' }).click()
        await lea.getByLabel('Title').first().fill('Close gates on the simple binding')
        await lea.getByLabel('An actual situation').fill('A partner refused Stock 1.1.0.')
        await lea
          .getByLabel('How the change would')
          .fill('The gate would have, before the partner.')
        await lea.getByLabel('Change', { exact: true }).selectOption('policy.enforcement')
        await lea.getByLabel('Policy').selectOption('ws-i-ssbp-1.0')
        await lea.getByLabel('Enforcement').selectOption('gate')
        await draw(lea, 'propose')
        await lea.getByRole('button', { name: 'Propose' }).click()
        await lea.getByRole('heading', { name: 'Close gates on the simple binding' }).waitFor()
        proposal = new URL(lea.url()).pathname.split('/').at(-1) ?? ''
        await lea.getByRole('img', { name: /Versions that change, by owner/ }).waitFor()
        await draw(lea, 'effect')

        const [fay, sam] = [pageOf('fay'), pageOf('sam')]
        for (const page of [fay, sam]) {
          await page.goto(`/proposals/${proposal}`)
          await page.getByRole('heading', { name: 'Close gates on the simple binding' }).waitFor()
        }
        await step(sam, 'Ask a question', { 'In words': 'Which partners?' })
        await lea.getByText('Which partners?').first().waitFor()
        await step(lea, 'Answer a question', { 'In words': 'Two in the north.' })
        await sam.getByText('Two in the north.').waitFor()
        await sam.getByLabel('In words').fill('Good, but not at once.')
        await step(fay, 'End this round')
        await state(sam, 'reacting')
        // What sam had begun to ask is kept for the next round.
        await sam.getByText('The round ended while you were writing.').waitFor()
        expect(await sam.getByLabel('In words').inputValue()).toBe('Good, but not at once.')
        await step(sam, 'React')
        await step(fay, 'End this round')
        await state(fay, 'amending')
        await step(fay, 'End this round')
        await state(sam, 'objecting')

        await sam.getByLabel('Step').selectOption({ label: 'Object' })
        await sam.getByLabel('In words').fill('Partners need until spring.')
        const criteria = sam.getByRole('group').filter({ has: sam.getByLabel('Because') })
        for (let index = 0; index < (await criteria.count()); index++) {
          const criterion = criteria.nth(index)
          if (index < 4) await criterion.getByLabel('Yes').check()
          await criterion.getByLabel('Because').fill('It is written in their contracts.')
        }
        await draw(sam, 'objection')
        await sam.getByRole('button', { name: 'Object', exact: true }).click()
        await fay.getByText('Partners need until spring.').waitFor()
        await step(fay, 'Rule on an objection', { Because: 'It names a known harm to a role.' })
        await step(fay, 'I have no objection')
        await state(sam, 'integrating')

        await sam.getByLabel('Step').selectOption({ label: 'Offer an amendment' })
        await sam.getByLabel('How it resolves').fill('It bites from spring on.')
        await sam.getByLabel('Change', { exact: true }).selectOption('other')
        const spring = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10)
        const changes = [
          {
            ...{ kind: 'policy.enforcement', policy: 'ws-i-ssbp-1.0' },
            ...{ enforcement: 'gate', graceUntil: spring },
          },
        ]
        await sam.getByRole('textbox', { name: 'Changes' }).fill(JSON.stringify(changes))
        await send(sam, 'Offer an amendment')
        await lea.getByText('It bites from spring on.').waitFor()
        await step(lea, 'Agree to an amendment')
        await state(sam, 'objecting')
        for (const page of [sam, fay]) await step(page, 'I have no objection')
        await state(lea, 'adopted')
        await draw(lea, 'adopted')

        // Whoever sensed it sees the whole way on the page of the tension, and says that it is done.
        await mia.goto(tension)
        const way = mia.getByRole('region', { name: 'Its way' })
        await way.getByText('mia sensed it').waitFor()
        await way.getByText('The registry carried out what answers it').waitFor()
        await draw(mia, 'way')
        expect(await accessibilityFaults(mia)).toEqual([])
        await mia.getByLabel('What comes of it').selectOption('confirm')
        await send(mia, 'Record it')
        await way.getByText('mia said that it is done').waitFor()
        await mia.goto('/policies')
        const row = mia.getByRole('row').filter({ hasText: 'ws-i-ssbp-1.0' }).first()
        await row.getByText('Close gates on the simple binding').waitFor()
        // What the constitution before had decided says so; what was decided anew does not.
        expect(await row.getByText('from before').count()).toBe(0)
        const kept = mia.getByRole('row').filter({ hasText: 'openapi-core' }).first()
        await kept.getByText('from before').waitFor()
        await draw(mia, 'policy-in-force')
        await row.getByRole('link').first().click()
        const decision = mia.getByRole('region', { name: 'Who decided it' })
        await decision.getByText('adopted by', { exact: false }).waitFor()
        await decision.getByText('The gate would have, before the partner.').waitFor()
        await decision.locator('time').first().waitFor()
        expect(await accessibilityFaults(mia)).toEqual([])
        await decision.getByRole('link', { name: 'Close gates on the simple binding' }).click()
        await mia.getByRole('heading', { name: 'Close gates on the simple binding' }).waitFor()
        const { items } = await stage.application.read<PolicyList>('/policies')
        expect(items.find(({ id }) => id === 'ws-i-ssbp-1.0')).toMatchObject({
          grace: { enforcement: 'gate' },
        })
        const made = await stage.application.read<Proposal>(`/proposals/${proposal}`)
        expect(made.objections).toMatchObject([{ by: 'sam', state: 'resolved' }])
      },
      slowest,
    )

    test(
      'see the same state of a meeting, and what comes of its items is work',
      async () => {
        const [fay, sam, lea] = [pageOf('fay'), pageOf('sam'), pageOf('admin')]
        await sam.goto('/meetings')
        await send(sam, 'Announce', '/meetings')
        await sam.getByRole('heading', { name: 'Tactical meeting of Anchor circle' }).waitFor()
        const address = new URL(sam.url()).pathname
        for (const page of [fay, lea]) {
          await page.goto(address)
          await page.getByText('Live', { exact: true }).waitFor()
        }
        for (const page of [sam, lea, fay]) {
          await page.getByRole('button', { name: 'Join' }).click()
        }
        // Nobody reloads: what one does, the others see.
        for (const page of [sam, lea, fay]) {
          await page.getByText(/^(?:(?:sam|admin|fay)(?:, )?){3}$/).waitFor()
        }
        await fay.getByRole('button', { name: 'Open the meeting' }).click()
        await part(lea, 'check in')
        await lea.getByLabel('What is on your mind?').fill('Refunds.')
        await lea.getByRole('button', { name: 'Check in' }).click()
        await sam.getByText('Refunds.').waitFor()
        await fay.getByRole('button', { name: 'Go on to checklist' }).click()
        await part(sam, 'checklist')
        await sam.getByLabel('An action that comes again').fill('Look at the backlog')
        await sam.getByRole('button', { name: 'Add to the checklist' }).click()
        await lea.getByRole('button', { name: 'Done: Look at the backlog' }).click()
        await fay.getByText('Done:', { exact: true }).waitFor()
        await fay.getByRole('button', { name: 'Go on to metrics' }).click()
        await sam.getByRole('region', { name: 'Metrics' }).getByRole('row').nth(3).waitFor()
        await draw(sam, 'meeting-metrics')
        await fay.getByRole('button', { name: 'Go on to progress' }).click()
        await fay.getByRole('button', { name: 'Go on to agenda' }).click()
        await part(lea, 'agenda')
        await lea.getByLabel('Label').fill('Refunds')
        await lea.getByRole('button', { name: 'Add to the agenda' }).click()
        await fay.getByRole('button', { name: 'Take Refunds' }).click()
        await sam.getByLabel('What comes of it').selectOption('next-action')
        await sam.getByLabel('Role that takes it on').selectOption('anchor-lead')
        await sam.getByLabel('In words').fill('Call the bank.')
        await draw(sam, 'meeting')
        expect(await accessibilityFaults(sam)).toEqual([])
        await sam.getByRole('button', { name: 'Record it' }).click()
        for (const page of [lea, fay]) {
          await page
            .getByRole('list', { name: 'What came of Refunds' })
            .getByText('Call the bank.')
            .waitFor()
        }
        await lea.getByRole('button', { name: 'I got what I need' }).click()
        await fay.getByText('by admin, done').waitFor()
        await fay.getByRole('button', { name: 'Go on to closing' }).click()
        await fay.getByRole('button', { name: 'Close the meeting' }).click()
        for (const page of [sam, lea, fay]) {
          await page.getByText('It is over; this is its record.').waitFor()
        }
        const meeting = await stage.application.read<Meeting>(address)
        expect(meeting).toMatchObject({
          state: 'closed',
          items: [{ label: 'Refunds', state: 'done', outcomes: [{ kind: 'next-action' }] }],
        })
        expect([...meeting.attended].sort()).toEqual(['admin', 'fay', 'sam'])
        const work = await stage.application.read<{ items: readonly object[] }>(
          '/work-items?role=anchor-lead',
        )
        expect(work.items).toMatchObject([{ title: 'Call the bank.', role: 'anchor-lead' }])
      },
      slowest,
    )

    test(
      'elect somebody on the page of a meeting, and strike what breaks the constitution on that of the proposal',
      async () => {
        const [fay, sam, lea] = [pageOf('fay'), pageOf('sam'), pageOf('admin')]
        await sam.goto('/meetings')
        await sam.getByLabel('Kind').selectOption('governance')
        await send(sam, 'Announce', '/meetings')
        await sam.getByRole('heading', { name: 'Governance meeting of Anchor circle' }).waitFor()
        const address = new URL(sam.url()).pathname
        for (const page of [fay, lea]) await page.goto(address)
        for (const page of [sam, lea, fay]) {
          await page.getByRole('button', { name: 'Join' }).click()
        }
        await fay.getByText(/^(?:(?:sam|admin|fay)(?:, )?){3}$/).waitFor()
        await fay.getByRole('button', { name: 'Open the meeting' }).click()
        await fay.getByRole('button', { name: 'Go on to agenda' }).click()
        await sam.getByLabel('Label').fill('Who keeps the record')
        await sam.getByLabel('Proposal or election').selectOption('election:anchor-secretary')
        await sam.getByRole('button', { name: 'Add to the agenda' }).click()
        await fay.getByRole('button', { name: 'Take Who keeps the record' }).click()
        await sam.getByRole('button', { name: 'Call the election' }).click()
        await send(fay, 'Begin the nominations')
        for (const page of [sam, fay, lea]) {
          await page.getByLabel('Nominee').selectOption('sam')
          const words = page.getByRole('region', { name: 'Take part' }).getByLabel('In words')
          await words.fill('Keeps good records.')
          await send(page, 'Nominate')
        }
        await lea.getByText('sam nominates sam: Keeps good records.').waitFor()
        expect(await accessibilityFaults(lea)).toEqual([])
        await step(fay, 'End this round')
        await fay.getByLabel('Step').selectOption({ label: 'Propose a candidate' })
        await send(fay, 'Propose a candidate')
        for (const page of [fay, lea, sam]) await step(page, 'I have no objection')
        for (const page of [fay, lea]) {
          await page.getByText('is elected.', { exact: false }).waitFor()
        }

        await sam.goto(`/proposals/${proposal}`)
        await sam.getByText('Strike it, since').click()
        await sam.getByRole('link', { name: 'Rule on it first' }).click()
        await sam
          .getByLabel('Question', { exact: true })
          .fill('May a policy bite before partners are told?')
        await sam.getByLabel('Answer', { exact: true }).fill('No.')
        await sam.getByLabel('Why the constitution').fill('Who is concerned is asked.')
        await sam.getByLabel('It breaks the constitution').check()
        await send(sam, 'Rule and publish', '/rulings')
        await sam.goto(`/proposals/${proposal}`)
        await sam.getByText('Strike it, since').click()
        await sam.getByLabel('Reason', { exact: true }).fill('As it was ruled.')
        await send(sam, 'Strike it', '/strike')
        await state(sam, 'struck')
      },
      slowest,
    )

    test(
      'ask for a permission, give it, and see it used up by what it was for',
      async () => {
        const [fay, lea] = [pageOf('fay'), pageOf('admin')]
        await fay.goto('/permissions/new')
        await fay.getByLabel('What is to be done').selectOption('domain.update')
        await fay.getByLabel('To what').fill('domain:logistics')
        await fay.getByLabel('Why').fill('Its purpose is out of date.')
        await send(fay, 'Ask for it', '/permissions')
        const panelOf = (page: Page) =>
          page.getByRole('region', { name: /^Change a domain: .*logistics/ })
        await panelOf(fay).getByText('asked for').waitFor()
        await panelOf(fay).getByText('For once, until').waitFor()
        await lea.goto('/permissions')
        await panelOf(lea).getByLabel('What you say').selectOption('give')
        await panelOf(lea).getByLabel('In words').fill('Go ahead.')
        await send(lea, 'Record it')
        await fay.goto('/permissions')
        await panelOf(fay).getByText('holds now').waitFor()

        const address = `${stage.application.url}/api/v1/domains/logistics`
        const before = await fay.request.get(address)
        const put = (title: string, revision: string | undefined) =>
          fay.request.put(address, {
            data: { title },
            headers: { origin: stage.application.url, 'if-match': revision ?? '' },
          })
        const written = await put('Logistics and parcels', before.headers()['etag'])
        expect(written.status()).toBe(200)
        expect((await put('Parcels', written.headers()['etag'])).status()).toBe(403)
        await fay.reload()
        await panelOf(fay).getByText('used up').waitFor()
        await panelOf(fay).getByText('Go ahead.', { exact: false }).waitFor()

        await lea.goto('/permissions/new')
        await lea.getByLabel('How', { exact: true }).selectOption('give')
        await lea.getByLabel('What is to be done').selectOption('domain.update')
        await lea.getByLabel('To what').fill('domain:sales')
        await lea.getByLabel('For whom').selectOption('anchor-secretary')
        await lea.getByLabel('How often').selectOption('until')
        await lea.getByLabel('Why').fill('Whoever keeps the records keeps titles, too.')
        await send(lea, 'Permit it', '/permissions')
        await lea.getByText('Whoever fills', { exact: false }).first().waitFor()
        await draw(lea, 'permissions')
        const { items } = await stage.application.read<PermissionList>('/permissions')
        expect(items).toMatchObject([
          { state: 'given', once: false, forRole: 'anchor-secretary', holds: true },
          { state: 'used', once: true, by: 'fay', holds: false },
        ])
        for (const view of ['/permissions', '/permissions/new']) {
          await fay.goto(view, { waitUntil: 'networkidle' })
          for (const colorScheme of ['light', 'dark'] as const) {
            await fay.emulateMedia({ colorScheme })
            expect({ view, faults: await accessibilityFaults(fay) }).toEqual({ view, faults: [] })
          }
          await fay.emulateMedia({ colorScheme: 'light' })
          await fay.setViewportSize({ width: 390, height: 844 })
          expect({ view, excess: await sidewaysScroll(fay) }).toEqual({ view, excess: 0 })
          await fay.setViewportSize({ width: 1440, height: 900 })
        }
      },
      slowest,
    )

    test(
      'walk into circles with the keyboard, and see who held a role on a day',
      async () => {
        const page = pageOf('mia')
        await page.goto('/circles')
        const picture = page.getByRole('group', { name: /^Circles and roles in/ })
        await picture.waitFor()
        await draw(page, 'circles')
        const lead = picture.getByRole('link', { name: /Lead of the anchor circle, role/ })
        await lead.focus()
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'Lead of the anchor circle', level: 1 }).waitFor()
        const today = new Date().toISOString().slice(0, 10)
        await page.getByLabel('As it was at the end of').fill(today)
        await page.getByText('Filled by').waitFor()
        await page.getByText('admin', { exact: true }).first().waitFor()
        for (const address of [
          '/circles',
          '/circles?view=tree',
          '/roles/anchor-lead',
          '/meetings',
          `/proposals/${proposal}`,
          '/tensions',
          tension,
          '/policies/in-force/ws-i-ssbp-1.0',
        ]) {
          await page.goto(address, { waitUntil: 'networkidle' })
          expect({ address, faults: await accessibilityFaults(page) }).toEqual({
            address,
            faults: [],
          })
          await page.setViewportSize({ width: 390, height: 844 })
          const excess = await sidewaysScroll(page)
          await page.setViewportSize({ width: 1440, height: 900 })
          expect({ address, excess }).toEqual({ address, excess: 0 })
        }
      },
      slowest,
    )

    test('and no page complained', () => {
      const complaints = [...people].flatMap(([name, { complaints: said }]) =>
        said.map((text) => `${name}: ${text}`),
      )
      expect(complaints).toEqual([])
    })
  })
}

/** Takes a step on the page of a proposal, and waits until it is taken. */
async function step(
  page: Page,
  label: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.getByLabel('Step').selectOption({ label })
  for (const [name, text] of Object.entries(fields)) await page.getByLabel(name).fill(text)
  await send(page, label)
}

/** Presses the button of a step, and waits until it is taken. */
async function send(page: Page, label: string, to = '/steps'): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.url().endsWith(to) && response.request().method() === 'POST',
  )
  await page.getByRole('button', { name: label, exact: true }).click()
  const taken = await answer
  if (!taken.ok()) throw new Error(`${label} was refused: ${await taken.text()}`)
}

/** Waits until the page of a proposal shows a state, without being reloaded. */
async function state(page: Page, name: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Where it stands' })
    .getByText(name, { exact: true })
    .first()
    .waitFor()
}

/** Waits until the page of a meeting shows a part, without being reloaded. */
async function part(page: Page, name: string): Promise<void> {
  await page.locator('.meeting-parts [aria-current="step"]', { hasText: name }).waitFor()
}

async function draw(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return
  // A page that listens to a meeting is never done loading.
  await page.waitForTimeout(500)
  await page.screenshot({ path: path.join(folder, `together-${name}.png`) })
}

/** Ratifies the constitution of distributed authority, and signs four people in, each with a profile of their own. */
async function gather(stage: Stage, people: Map<string, Visit>): Promise<void> {
  const { application, browser } = stage
  const passwords = new Map([['admin', application.password]])
  const admin = await visit(browser, application.url)
  await signIn(admin.page, 'admin', application.password)
  people.set('admin', admin)
  const send = async (address: string, body: object): Promise<unknown> => {
    const answer = await admin.page.request.post(`${application.url}/api/v1${address}`, {
      data: body,
      headers: { origin: application.url },
    })
    if (!answer.ok()) throw new Error(await answer.text())
    return answer.json()
  }
  for (const name of ['fay', 'sam', 'mia']) {
    const { password } = (await send('/accounts', { name })) as { password: string }
    passwords.set(name, password)
  }
  await send('/governance/ratifications', {
    ...{ constitution: 'holacracy', reason: 'Authority to those who do the work.' },
    assignments: [
      { role: 'anchor-facilitator', person: 'fay' },
      { role: 'anchor-secretary', person: 'sam' },
    ],
  })
  for (const name of ['fay', 'sam', 'mia']) {
    const visitor = await visit(browser, application.url)
    await signIn(visitor.page, name, passwords.get(name) ?? '')
    people.set(name, visitor)
  }
}
