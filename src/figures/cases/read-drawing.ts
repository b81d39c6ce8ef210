/** Reads a drawing back, as a browser would. */

import { parseHTML } from 'linkedom'

import { textWidth } from '../text-metrics.ts'

/** A box in units of the viewBox. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** A piece of text with an estimate of its box. */
interface Lettering extends Box {
  says: string
  lines: string[]
}

/** Reads the markup of a drawing. */
export function readDrawing(markup: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
  const svg = document.body.firstElementChild as Element
  const all = (selector: string) => [...svg.querySelectorAll(selector)]
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  return {
    markup,
    svg,
    width,
    height,
    all,
    elements: [svg, ...all('*')],
    texts: all('text').map((element) => element.textContent),
    /** Texts with their boxes; of an element with a class, or of all. */
    lettering: (selector = 'text') =>
      all('text')
        .filter((text) => text.closest(selector))
        .map((text) => boxOf(text, Number(text.closest('[font-size]')?.getAttribute('font-size')))),
    circles: all('circle').map((circle) => ({
      x: Number(circle.getAttribute('cx')),
      y: Number(circle.getAttribute('cy')),
      radius: Number(circle.getAttribute('r')),
    })),
  }
}

/** Returns whether two boxes share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  const slack = 0.5
  return (
    a.left < b.right - slack &&
    b.left < a.right - slack &&
    a.top < b.bottom - slack &&
    b.top < a.bottom - slack
  )
}

function boxOf(text: Element, fontSize: number): Lettering {
  const number = (element: Element | undefined, name: string) =>
    Number(element?.getAttribute(name) ?? '0')
  const [x, baseline] = [number(text, 'x'), number(text, 'y')]
  const spans = [...text.querySelectorAll('tspan')]
  const lines = [...text.childNodes].map((line) => line.textContent ?? '')
  const width = Math.max(...lines.map(textWidth)) * fontSize
  const anchor = text.closest('[text-anchor]')?.getAttribute('text-anchor')
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return {
    says: lines.join(' '),
    lines,
    left,
    right: left + width,
    top: baseline - 0.75 * fontSize,
    bottom: baseline + spans.reduce((sum, span) => sum + number(span, 'dy'), 0) + 0.2 * fontSize,
  }
}
