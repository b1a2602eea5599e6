export { getParts as GET } from "@/platform/pages/parts";
export const dynamic = "force-dynamic";
