import { expect, test } from 'vitest'

import { readMedia } from './media.ts'

test.each([
  'video:missing-context:https://social.example/v/1?t=1:30',
  ' video : missing-context : https://social.example/v/1?t=1:30 ',
])('media can be written as %s', (typed) => {
  expect(readMedia(typed)).toEqual({
    kind: 'video',
    category: 'missing-context',
    url: 'https://social.example/v/1?t=1:30',
  })
})

test.each([
  [
    'https://social.example/v/1',
    /^is not a kind of media, a category and an address\. Write one of/,
  ],
  ['vidio:edited:https://social.example/', /; did you mean `video`\?/],
  ['image:stagged:https://social.example/', /; did you mean `staged`\?/],
  ['image:staged:social.example', /^has the address `social\.example`, which is not a web address/],
  ['image:staged:javascript:alert(1)', /^has the address/],
  ['', /^is not a kind of media/],
])('%j is not media', (typed, problem) => {
  expect(readMedia(typed)).toEqual({ problem: expect.stringMatching(problem) as string })
})
