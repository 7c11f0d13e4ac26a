import { reportFace, type RoadMapStep } from '../../../src/maturity/index.ts'
import { addressesOf } from '../../../src/maturity/report/faces/addresses.ts'
import { shadeOfLevel, SHADES } from '../../../src/maturity/report/faces/shades.ts'
import { longReport } from './report-fixture.ts'

const BASE = 'https://registry.example'
const report = longReport()

const none = { dimension: 2, level: 1, mean: 1 }
const UNKNOWN_STEP: RoadMapStep = {
  ...{ dimension: 'inventory', toLevel: 2, text: 'Services with an owner', fact: 'owner_share' },
  ...{ gap: null, items: 0, effect: { alone: none, together: none, others: 0 } },
  effort: { act: 'record', left: 2, days: null },
}

/** Perceived lightness of a colour of sRGB, 0 to 1 (WCAG 2.2, relative luminance). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the HTML face', () => {
  const html = reportFace(report, 'html', BASE)

  test('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(script|img|link|iframe|object|embed)\b/i)
    expect(html).not.toMatch(/\b(src|srcset|xlink:href)\s*=|@import|url\((?!#)/i)
    expect(html).toContain(`default-src 'none'; style-src 'sha256-`)
  })

  test('keeps texts of people texts', () => {
    expect(html).toContain(
      '&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; \uFFFD&amp;',
    )
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('\u202e')
  })

  test('names and describes every picture, and has a table beside it', () => {
    const pictures = html.match(/<svg [^>]*>/g) ?? []
    expect(pictures).toHaveLength(4)
    for (const picture of pictures) {
      const [, title = '', description = ''] =
        /role="img" aria-labelledby="(\S+) (\S+)"/.exec(picture) ?? []
      expect(html).toContain(`<title id="${title}">`)
      expect(html).toContain(`<desc id="${description}">`)
    }
    for (const caption of ['Where we stand', 'How it went', 'Along the value chain']) {
      expect(html).toContain(`<caption>${caption}</caption>`)
    }
  })

  test.each([
    ['nothing is left to do', [], 'Nothing that the registry measures stands in the way'],
    ['too little is known', [UNKNOWN_STEP], 'Too little is known of what the next levels ask for'],
  ])('says that %s where no step can be named, as other faces do', (_, roadMap, said) => {
    const without = { ...report, nextSteps: [], roadMap }
    for (const format of ['html', 'markdown', 'text'] as const) {
      expect(reportFace(without, format, BASE)).toContain(said)
    }
  })

  test('leads from figures to facts, services and versions of the registry', () => {
    expect(html).toContain(`href="${BASE}/maturity/osimm?fact=described_share"`)
    expect(html).toContain(`href="${BASE}/services/shop~cards/service-0/versions/1.2.0"`)
    expect(html).toContain(`href="${BASE}/compliance/pack-0#A.5.1"`)
  })
})

describe('the other faces', () => {
  test('CSV holds every case and figure, and computes nothing', () => {
    const csv = reportFace(report, 'csv', BASE)
    expect(csv).toContain(
      `fact,owner_share,Services with an owner,0.75,30,40,share,'=SUM(A1:A9) is what a spreadsheet would compute.\r\n`,
    )
    expect(csv.match(/^case,/gm)).toHaveLength(600)
    expect(csv.match(/^heat map,/gm)).toHaveLength(84)
  })

  test('Markdown escapes what it would take for its own', () => {
    const markdown = reportFace(report, 'markdown', BASE)
    expect(markdown).toContain('\\<script\\>alert(1)\\</script\\>')
    expect(markdown).toContain('\\| \\[x\\](y)')
  })

  test('text says the level and the next steps', () => {
    const text = reportFace(report, 'text', BASE)
    expect(text).toContain('Level 1 of 7: Level 1 of a long name')
    expect(text).toContain('Times that it has to go well: 240 at least; 120.5 days of work.')
    expect(text).not.toContain('\u202e')
  })

  test('JSON is the report', () => {
    expect(JSON.parse(reportFace(report, 'json', BASE))).toEqual(report)
  })
})

describe('the shades', () => {
  test('grow darker step by step, so that grey print and every eye can order them', () => {
    const lightness = SHADES.map(luminance)
    expect(lightness).toEqual(lightness.toSorted((a, b) => b - a))
    lightness.slice(1).forEach((one, index) => {
      expect(((lightness[index] ?? 0) + 0.05) / (one + 0.05)).toBeGreaterThan(1.15)
    })
  })

  test.each([
    [1, 5, 0],
    [3, 5, 3],
    [5, 5, 6],
    [7, 7, 6],
  ])('level %s of %s has shade %s', (level, highest, shade) => {
    expect(shadeOfLevel(level, highest)).toBe(shade)
  })
})

test('what is no service opens its events', () => {
  const addresses = addressesOf(BASE, 'osimm', { domain: 'shop' })
  expect(addresses.item({ id: '#12', subject: 'waiver:a b' })).toBe(
    `${BASE}/ledger?subject=waiver%3Aa+b`,
  )
  expect(addresses.fact('owner_share')).toBe(`${BASE}/maturity/osimm?domain=shop&fact=owner_share`)
  expect(addresses.item({ id: 'shop/../x', subject: 's' })).toBe(`${BASE}/ledger?subject=s`)
})
