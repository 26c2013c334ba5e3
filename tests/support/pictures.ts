import sharp from "sharp";
import type { Caller } from "./actors.ts";

/** A small picture, sent as a browser's form does (RFC 7578); its id. */
export async function uploadPicture(call: Caller): Promise<string> {
	const background = { r: 40, g: 90, b: 120 };
	const bytes = await sharp({
		create: { width: 600, height: 300, channels: 3, background },
	})
		.jpeg()
		.toBuffer();
	const boundary = "grans";
	const body = Buffer.concat([
		Buffer.from(
			`--${boundary}\r\ncontent-disposition: form-data; name="altSv"\r\n\r\nEn åker\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="bild.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
		),
		bytes,
		Buffer.from(`\r\n--${boundary}--\r\n`),
	]);
	const { status, body: made } = await call(
		"POST",
		"/admin/content/pictures",
		body,
		{ "content-type": `multipart/form-data; boundary=${boundary}` },
	);
	if (status !== 201) throw new Error(JSON.stringify(made));
	return made.id;
}
