import { createHash } from 'node:crypto'
import { escapeXml } from './xml-text.ts'

/** The beginning of a report as one self-contained page: nothing is loaded, and no other style applies. */
export function htmlHead(title: string, style: string, version: string): string {
  const digest = createHash('sha256').update(style).digest('base64')
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'">
<meta name="generator" content="Concordat ${escapeXml(version)}">
<title>${escapeXml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`
}

/** Boxes that show or hide what has a class of these names. */
export function htmlBoxes(legend: string, names: readonly string[]): string {
  const labels = names.map(
    (name) => `<label><input type="checkbox" id="show-${name}" checked> ${name}</label>\n`,
  )
  return `<fieldset>\n<legend>${escapeXml(legend)}</legend>\n${labels.join('')}</fieldset>\n`
}
