import type { Transitions } from '../../../src/web/api/schemas.ts'
import { expectCount } from '../support/expect-count.ts'
import type { Stage } from '../support/stage.ts'

export function gateFlows(stage: Stage): void {
  describe('somebody who wants a version to move on', () => {
    test('reads which conditions of the gate hold, and why others do not', async () => {
      const { path } = await stage.latestVersion(
        ({ latest }) => latest?.state === 'specReview' && latest.verdict === 'fail',
      )
      const { available } = await stage.application.read<Transitions>(`${path}/transitions`)
      await stage.page.goto(`${path}/lifecycle`)
      for (const preview of available) {
        const gate = stage.page.getByRole('article', { name: preview.title })
        for (const condition of preview.conditions) {
          await gate.getByText(condition.title, { exact: true }).waitFor()
          expect(await gate.getByText(condition.explanation).count()).toBeGreaterThan(0)
        }
        expect(await gate.getByRole('link', { name: 'Sign in' }).count()).toBe(1)
      }
      const first = stage.page.locator('article details').first()
      await first.locator('summary').focus()
      await stage.page.keyboard.press('Enter')
      expect(await first.locator('code').first().innerText()).toBe(
        available[0]?.conditions[0]?.expression,
      )
      expect(stage.complaints).toEqual([])
    })

    test('signs in, asks, is refused with the reasons, and finds the refusal in the history', async () => {
      const { path } = await stage.latestVersion(
        ({ latest }) => latest?.state === 'specReview' && latest.verdict === 'fail',
      )
      const { available, history } = await stage.application.read<Transitions>(
        `${path}/transitions`,
      )
      const refused = available.find(({ conditions }) =>
        conditions.some(
          ({ holds, expression }) => holds === 'no' && !expression.includes('request.'),
        ),
      )
      if (refused === undefined) throw new Error('The samples have no gate that is closed.')
      await stage.page.goto(`${path}/lifecycle`)
      await stage.page.getByRole('article').first().getByRole('link', { name: 'Sign in' }).click()
      await stage.signIn('not the password')
      await stage.page.getByText('The name or the password is wrong.').waitFor()
      await stage.signIn(stage.application.password)
      await stage.page.getByText('Signed in as').waitFor()
      expect(new URL(stage.page.url()).pathname).toBe(`${path}/lifecycle`)

      const gate = stage.page.getByRole('article', { name: refused.title })
      await gate.getByLabel('Reason').fill('Tried in a test')
      await gate.getByRole('button', { name: `Ask for: ${refused.title}` }).click()
      const decision = gate.getByRole('group', { name: 'The decision' })
      await decision.getByText('The refusal is recorded').waitFor()
      const unmet = refused.conditions.filter(({ holds }) => holds === 'no')
      expect(await decision.getByText(unmet[0]?.title ?? '', { exact: true }).count()).toBe(1)
      await expectCount(stage.page.locator('.decision'), history.length + 1)
      expect(await stage.page.locator('.decision').first().innerText()).toContain(
        '“Tried in a test”',
      )
      expect(stage.complaints).toEqual([])
    })

    test('asks for what the gate allows, and sees the version in its new state', async () => {
      const { path } = await stage.latestVersion(
        ({ latest }) => latest?.state === 'draft' && latest.verdict === 'pass',
      )
      await stage.page.goto(`/sign-in?next=${encodeURIComponent(`${path}/lifecycle`)}`)
      await stage.signIn(stage.application.password)
      const gate = stage.page.getByRole('article', { name: 'Submit for review' })
      await gate.getByRole('button', { name: 'Ask for: Submit for review' }).click()
      await stage.page.getByText('The version is now In review.').waitFor()
      await stage.page.locator('[aria-current="step"]').getByText('In review').waitFor()
      const { state } = await stage.application.read<Transitions>(`${path}/transitions`)
      expect(state).toBe('specReview')
      await stage.page.getByRole('button', { name: 'Sign out' }).click()
      await stage.page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor()
      expect(stage.complaints).toEqual([])
    })

    test('is not led away from the registry by a crafted address of the sign-in page', async () => {
      await stage.page.goto('/sign-in?next=//example.com/')
      await stage.signIn(stage.application.password)
      await stage.page.getByRole('heading', { name: 'Catalogue', level: 1 }).waitFor()
      expect(new URL(stage.page.url()).origin).toBe(stage.application.url)
    })
  })
}
