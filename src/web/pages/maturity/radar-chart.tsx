import { useComputedColorScheme } from '@mantine/core'
import { RadarChart as RadarSeries } from 'echarts/charts'
import { RadarComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { colourOfWeb } from './web-colours.ts'

use([RadarSeries, RadarComponent, SVGRenderer])

/** One web over all axes. */
export interface RadarWeb {
  readonly name: string
  /** In the order of the axes. */
  readonly values: readonly number[]
}

interface RadarChartProps {
  readonly label: string
  readonly axes: readonly string[]
  readonly webs: readonly RadarWeb[]
  readonly highest: number
  /** Called with the index of an axis whose name was clicked. */
  readonly onChoose?: (index: number) => void
}

/** Values on axes from one centre, several webs over each other. It is a picture: what it says must also stand in text beside it. */
export function RadarChart({
  label,
  axes,
  webs,
  highest,
  onChoose,
}: RadarChartProps): React.JSX.Element {
  const element = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })

  useEffect(() => {
    if (!element.current) return undefined
    const frame = element.current
    const chart = init(frame, null, { renderer: 'svg' })
    const style = getComputedStyle(frame)
    chart.on('click', (event) => {
      const index = axes.findIndex((name) => name === event.name)
      if (index !== -1) onChoose?.(index)
    })
    const observer = new ResizeObserver(() => {
      chart.resize()
      chart.setOption(options(axes, webs, highest, style, frame.clientWidth < narrow))
    })
    observer.observe(frame)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
    // The colours come from the style sheet, which changes with the scheme.
  }, [axes, webs, highest, onChoose, scheme])

  return <div ref={element} className="radar" role="img" aria-label={label} />
}

const DASHES = ['solid', 'dashed', 'dotted'] as const

const narrow = 420 // pixels; below, names of axes get shorter lines and the web less room

function options(
  axes: readonly string[],
  webs: readonly RadarWeb[],
  highest: number,
  style: CSSStyleDeclaration,
  isNarrow: boolean,
): EChartsCoreOption {
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  return {
    animation: false,
    radar: {
      indicator: axes.map((name) => ({ name, min: 0, max: highest })),
      splitNumber: highest,
      radius: isNarrow ? '50%' : '62%',
      triggerEvent: true,
      axisName: {
        color: colour('--mantine-color-text'),
        fontFamily: style.fontFamily,
        fontSize: isNarrow ? 11 : 12,
        lineHeight: 15,
        formatter: (name?: string) => inLines(name ?? '', isNarrow ? 12 : 18),
      },
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      splitLine: { lineStyle: { color: colour('--line') } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 7,
        silent: true,
        data: webs.map(({ name, values }, index) => ({
          name,
          value: values,
          // Told apart by their dashes, too.
          lineStyle: {
            color: colour(colourOfWeb(index)),
            width: 2,
            type: DASHES[index % DASHES.length],
          },
          itemStyle: { color: colour(colourOfWeb(index)) },
          ...(webs.length === 1 && {
            areaStyle: { color: colour(colourOfWeb(index)), opacity: 0.18 },
          }),
        })),
      },
    ],
  }
}

/** Breaks between words so that no line gets longer than `longest` characters, a longer word excepted. */
function inLines(name: string, longest: number): string {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < longest) {
      lines[lines.length - 1] = `${last} ${word}`
    } else {
      lines.push(word)
    }
  }
  return lines.join('\n')
}
