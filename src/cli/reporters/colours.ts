import { styleText } from 'node:util'

/** Paints text, or leaves it as it is. */
export interface Colours {
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
  readonly dim: (text: string) => string
  readonly bold: (text: string) => string
}

/**
 * Colours for stdout, or none: not for files and pipes, and not where `NO_COLOR` is set to anything
 * (no-color.org).
 */
export function colours(toStdout: boolean): Colours {
  const wanted = toStdout && process.stdout.isTTY && !process.env['NO_COLOR']
  const paint =
    (style: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      wanted ? styleText(style, text) : text
  return {
    red: paint('red'),
    yellow: paint('yellow'),
    green: paint('green'),
    dim: paint('dim'),
    bold: paint('bold'),
  }
}
