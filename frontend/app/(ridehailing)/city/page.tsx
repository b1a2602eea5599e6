export { CityPage as default, metadata } from "@/ridehailing/pages/city";
