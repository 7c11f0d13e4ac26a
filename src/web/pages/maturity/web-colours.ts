const WEBS = ['--brass', '--info-text', '--good-text', '--bad-text', '--odd-text', '--mute-text']

/** The variable of the style sheet that has the colour of a web in a chart of several. */
export function colourOfWeb(index: number): string {
  return WEBS[index % WEBS.length] ?? '--brass'
}
