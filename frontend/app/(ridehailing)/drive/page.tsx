export { DrivePage as default, metadata } from "@/ridehailing/pages/drive";
