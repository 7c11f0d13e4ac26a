/** The look of the application in one place: colours, type, spacing. Components name these and invent none. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#eef6f8',
  '#dcebef',
  '#b6d5dd',
  '#8bbcc9',
  '#65a6b6',
  '#4796a9',
  '#2f8197',
  '#206c81',
  '#15566a',
  '#0b4253',
]

/** Neutrals of the dark scheme, from text to the deepest ground. */
const dark: MantineColorsTuple = [
  '#d5dce2',
  '#b8c2ca',
  '#9aa6b0',
  '#6f7b86',
  '#46525d',
  '#36414b',
  '#242d35',
  '#171e24',
  '#11171c',
  '#0c1115',
]

const systemFont =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
const bookFont =
  "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, Georgia, 'DejaVu Serif', serif"
const codeFont =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace"

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol, dark },
  autoContrast: true,
  fontFamily: systemFont,
  fontFamilyMonospace: codeFont,
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.95rem', lg: '1.08rem', xl: '1.25rem' },
  headings: {
    fontFamily: bookFont,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.22rem', lineHeight: '1.3' },
      h3: { fontSize: '1.02rem', lineHeight: '1.35' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/**
 * A tone says how to take a value: good, bad, warn, info, mute, odd. Each has a text, a ground and a border
 * with a contrast of at least 4.5 to 1 between text and ground, in both schemes.
 */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf9f6',
    '--mantine-color-dimmed': '#58636d',
    '--mantine-color-placeholder': '#67727c',
    '--mantine-color-error': '#a3252f',
    '--ground-raised': '#ffffff',
    '--ground-sunken': '#f3f1ec',
    '--ground-hover': '#f3f6f6',
    '--line': '#e2ded6',
    '--line-strong': '#c9c3b8',
    '--brass': '#8a5f0c',
    '--good-text': '#1b6639',
    '--good-ground': '#e4f3e8',
    '--good-line': '#b5dabf',
    '--bad-text': '#9c222d',
    '--bad-ground': '#fbe9e8',
    '--bad-line': '#eebfbd',
    '--warn-text': '#7d5108',
    '--warn-ground': '#fbf0d6',
    '--warn-line': '#e8d09a',
    '--info-text': '#1c5982',
    '--info-ground': '#e4eff8',
    '--info-line': '#bad5ea',
    '--mute-text': '#4f5a63',
    '--mute-ground': '#eef0f1',
    '--mute-line': '#d5dadd',
    '--odd-text': '#64399a',
    '--odd-ground': '#f1ebfa',
    '--odd-line': '#d6c6ee',
    '--code-name': '#15566a',
    '--code-attribute': '#7d5108',
    '--code-string': '#1b6639',
    '--code-number': '#64399a',
    '--code-comment': '#6a747d',
  },
  dark: {
    '--mantine-color-body': '#11171c',
    '--mantine-color-dimmed': '#9aa6b0',
    '--mantine-color-placeholder': '#87939d',
    '--mantine-color-error': '#f0a09d',
    '--ground-raised': '#171e24',
    '--ground-sunken': '#0e1418',
    '--ground-hover': '#1d262d',
    '--line': '#2a343c',
    '--line-strong': '#43505a',
    '--brass': '#e2b75f',
    '--good-text': '#8fd6a4',
    '--good-ground': '#152a1c',
    '--good-line': '#2b5237',
    '--bad-text': '#f3a7a3',
    '--bad-ground': '#371b1c',
    '--bad-line': '#683234',
    '--warn-text': '#ebc571',
    '--warn-ground': '#30260f',
    '--warn-line': '#5f4b1e',
    '--info-text': '#95c8ee',
    '--info-ground': '#14293a',
    '--info-line': '#2a506f',
    '--mute-text': '#b5bfc8',
    '--mute-ground': '#232b32',
    '--mute-line': '#3b4650',
    '--odd-text': '#cbb2f1',
    '--odd-ground': '#281f3a',
    '--odd-line': '#4a3a69',
    '--code-name': '#83c3d4',
    '--code-attribute': '#e2b75f',
    '--code-string': '#9cd3a8',
    '--code-number': '#cbb2f1',
    '--code-comment': '#87939d',
  },
})

export const TONES = ['good', 'bad', 'warn', 'info', 'mute', 'odd'] as const
export type Tone = (typeof TONES)[number]
