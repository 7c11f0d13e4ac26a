import type { ChangeLevel, CompatibilityLevel, StabilityLevel } from '../../compatibility/index.ts'

export const DIFF_FORMATS = ['stylish', 'json', 'sarif', 'github', 'markdown', 'html'] as const
export type DiffFormat = (typeof DIFF_FORMATS)[number]

/** The least that makes the status 1. */
export type DiffFailOn = 'breaking' | 'warning' | 'never'

// Written down again, so that commands which compare nothing need not load what compares.
export const LEVEL_CHOICES = [
  'backward',
  'forward',
  'full',
] as const satisfies readonly CompatibilityLevel[]
export const STABILITY_CHOICES = [
  'none',
  'draft',
  'alpha',
  'beta',
  'stable',
] as const satisfies readonly StabilityLevel[]
export const CHANGE_LEVEL_CHOICES = [
  'error',
  'warning',
  'info',
] as const satisfies readonly ChangeLevel[]
