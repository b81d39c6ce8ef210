import { mediaCategoryNames, mediaKinds } from '../../claims/media.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { addressProblem } from '../../shared/web-address.ts'

/** The media that make a claim. */
export interface NewMedia {
  kind: string
  url: string
  category: string
}

/** Reads the media that make a claim as an option has them: `video:missing-context:https://social.example/v/1`. */
export function readMedia(typed: string): NewMedia | { problem: string } {
  const [, kind = '', category = '', url = ''] = /^([^:]*):([^:]*):(.*)$/s.exec(typed) ?? []
  for (const [part, names] of [
    [kind.trim(), mediaKinds],
    [category.trim(), mediaCategoryNames],
  ] as const) {
    if (names.some((name) => name === part)) continue
    const near = suggestion(nearest(part, names)) || '.'
    return {
      problem: `is not a kind of media, a category and an address${near} Write one of ${mediaKinds.join(', ')}, a colon, one of ${mediaCategoryNames.join(', ')}, a colon and the address, such as \`video:missing-context:https://social.example/v/1\`.`,
    }
  }
  const fault = addressProblem(url.trim())
  return fault
    ? { problem: `has the address \`${url.trim()}\`, which ${fault.message}` }
    : { kind: kind.trim(), url: url.trim(), category: category.trim() }
}
