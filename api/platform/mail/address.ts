/** The address alone of a sender such as `Handslag <hej@handslag.example>`. */
export const addressOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from;
