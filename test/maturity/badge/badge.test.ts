import { badgeSvg } from '../../../src/maturity/badge/badge.ts'

describe('a badge', () => {
  test('says what it is about and how it stands', () => {
    const svg = badgeSvg({ label: 'maturity', message: '3 Proactive', tone: 'good' })
    expect(svg).toContain('aria-label="maturity: 3 Proactive"')
    expect(svg).toContain('>maturity</text>')
    expect(svg).toContain('>3 Proactive</text>')
  })

  test('keeps texts texts, whatever they are', () => {
    const svg = badgeSvg({
      label: '"><script>alert(1)</script>',
      message: '\u0000\u202e]]>&',
      tone: 'plain',
    })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(svg).toContain('\uFFFD\uFFFD]]&gt;&amp;')
  })

  test('stays small', () => {
    const svg = badgeSvg({ label: 'a'.repeat(10_000), message: '😀'.repeat(10_000), tone: 'bad' })
    expect(svg.length).toBeLessThan(2_500)
    expect(svg).toContain(`${'😀'.repeat(59)}…`)
  })
})
