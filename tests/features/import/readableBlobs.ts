/** jsdom's blobs can only be read by a FileReader; browsers have had `arrayBuffer` for years. */
export function makeBlobsReadable(): void {
  Blob.prototype.arrayBuffer = function arrayBuffer(this: Blob): Promise<ArrayBuffer> {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(bytesOf(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsArrayBuffer(this);
    });
  };
}

/** jsdom's buffers belong to another realm, so `instanceof` does not know them. */
function bytesOf(result: string | ArrayBuffer | null): ArrayBuffer {
  return result === null || typeof result === 'string' ? new ArrayBuffer(0) : result;
}
